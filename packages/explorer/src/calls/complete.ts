import { endings, writeTime, type Summary } from '@paifang/emulator/control'
import type { Rows } from '../rows/createRows'

const states = [...endings, 'failed', 'overlooked', 'batch', 'again', 'retry']

const columns: Readonly<Record<string, keyof Summary>> = {
  op: 'method',
  gw: 'gateway',
  app: 'app',
  code: 'code',
  sub: 'sub',
  key: 'key',
  status: 'status',
  path: 'path',
  explain: 'explain',
  fault: 'faults',
}

const names = [
  'is:',
  ...Object.keys(columns).map((name) => `${name}:`),
  'rid:',
  'seq:',
  'again:',
  'retry:',
  'ms>',
  'in>',
  'out>',
  'since:',
  'until:',
  'text:',
]

const most = 20

const quoted = (value: string): string => (/\s/.test(value) ? `"${value}"` : value)

const times = (rows: Pick<Rows, 'values'>): ReadonlyArray<string> => {
  const newest = rows
    .values('realMs', 500)
    .map(Number)
    .sort((a, b) => b - a)
  return [...new Set(newest.map((ms) => writeTime(ms).slice(0, 'yyyy-MM-ddTHH:mm:ss'.length)))]
}

/** What there is to say behind a name; `undefined`: nothing that is known. */
const valuesOf = (name: string, rows: Pick<Rows, 'values'>): ReadonlyArray<string> | undefined => {
  if (name === 'is') return states
  if (name === 'since' || name === 'until') return times(rows)
  return Object.hasOwn(columns, name) ? rows.values(columns[name] ?? 'method', 500) : undefined
}

/** What the last word of a filter may become, each with all that stands before it. */
export const complete = (typed: string, rows: Pick<Rows, 'values'>): ReadonlyArray<string> => {
  const [, before = '', minus = '', word = ''] = /^(.*\s|)(-?)(\S*)$/s.exec(typed) ?? []
  const colon = word.indexOf(':')
  const name = word.slice(0, colon)
  const values = colon > 0 ? valuesOf(name, rows) : undefined
  const words = values === undefined ? names : values.map((value) => `${name}:${quoted(value)}`)
  const sought = word.toLowerCase().replaceAll('"', '')
  return words
    .filter((one) => one !== word && one.toLowerCase().replaceAll('"', '').startsWith(sought))
    .slice(0, most)
    .map((one) => `${before}${minus}${one}`)
}
