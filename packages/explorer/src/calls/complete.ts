import { endings, type Summary } from '@paifang/emulator/control'
import type { Rows } from '../rows/createRows'

const states = [...endings, 'failed', 'overlooked', 'batch', 'again', 'retry']

const columns: Readonly<Record<string, keyof Summary>> = {
  op: 'method',
  gw: 'gateway',
  app: 'app',
  code: 'code',
  sub: 'sub',
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
  'text:',
]

const most = 20

const quoted = (value: string): string => (/\s/.test(value) ? `"${value}"` : value)

/** What the last word of a filter may become, each with all that stands before it. */
export const complete = (typed: string, rows: Pick<Rows, 'values'>): ReadonlyArray<string> => {
  const [, before = '', minus = '', word = ''] = /^(.*\s|)(-?)(\S*)$/s.exec(typed) ?? []
  const colon = word.indexOf(':')
  const name = word.slice(0, colon)
  const column = colon > 0 && Object.hasOwn(columns, name) ? columns[name] : undefined
  const values = column !== undefined ? rows.values(column, 500) : name === 'is' ? states : undefined
  const words = values === undefined ? names : values.map((value) => `${name}:${quoted(value)}`)
  const sought = word.toLowerCase().replaceAll('"', '')
  return words
    .filter((one) => one !== word && one.toLowerCase().replaceAll('"', '').startsWith(sought))
    .slice(0, most)
    .map((one) => `${before}${minus}${one}`)
}
