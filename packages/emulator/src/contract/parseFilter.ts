import { rowFlags, endings, type Summary } from './Row'

type Look = (row: Summary) => boolean

const same =
  (name: keyof Summary) =>
  (text: string): Look =>
  (row) =>
    String(row[name]).toLowerCase() === text

const holds =
  (name: keyof Summary) =>
  (text: string): Look =>
  (row) =>
    String(row[name]).toLowerCase().includes(text)

const states: Readonly<Record<string, Look>> = {
  ...Object.fromEntries(
    endings.map((ending): [string, Look] => [ending, ({ outcome }) => outcome === ending]),
  ),
  failed: ({ outcome, flags }) => outcome !== 'answered' || (flags & rowFlags.broken) !== 0,
  batch: ({ flags }) => (flags & rowFlags.batch) !== 0,
  overlooked: ({ flags }) => (flags & rowFlags.overlooked) !== 0,
  again: ({ again }) => again > 0,
  retry: ({ retryOf }) => retryOf > 0,
}

const words: Readonly<Record<string, (text: string) => Look | undefined>> = {
  is: (text) => (Object.hasOwn(states, text) ? states[text] : undefined),
  gw: same('gateway'),
  op: holds('method'),
  app: same('app'),
  code: same('code'),
  sub: holds('sub'),
  rid: same('requestId'),
  status: same('status'),
  seq: (text) => {
    const seqs = new Set(text.split(','))
    return (row) => seqs.has(String(row.seq))
  },
  again: same('again'),
  retry: same('retryOf'),
  path: holds('path'),
  explain: holds('explain'),
  fault: (text) => (row) => row.faults.split(' ').includes(text),
}

const measures: Readonly<Record<string, keyof Summary>> = {
  ms: 'ms',
  in: 'inBytes',
  out: 'outBytes',
  seq: 'seq',
}

const searched = ['method', 'code', 'sub', 'requestId', 'path', 'reason', 'explain'] as const

const anywhere =
  (text: string): Look =>
  (row) =>
    searched.some((name) => row[name].toLowerCase().includes(text))

const lookOf = (word: string): Look | string => {
  const [, measure = '', sign, number] = /^([a-z]+)([<>])(\d+(?:\.\d+)?)$/.exec(word) ?? []
  const member = Object.hasOwn(measures, measure) ? measures[measure] : undefined
  if (member !== undefined)
    return (row) =>
      sign === '>' ? Number(row[member]) > Number(number) : Number(row[member]) < Number(number)
  const [, name = '', text = ''] = /^([a-z]+):(.*)$/s.exec(word) ?? []
  if (name === '' || !Object.hasOwn(words, name)) return anywhere(word)
  return words[name]?.(text) ?? `${name}: expected one of ${Object.keys(states).join(', ')}`
}

/**
 * Rows that a filter lets through: words apart by blanks, all of which must hold; `-` in front of one turns it round,
 * quotes keep blanks in it. `is:` answered, refused, fault, unreadable, no-such-path, failed, batch, overlooked, again, retry; `gw:`,
 * `app:`, `code:`, `rid:`, `status:`, `seq:` (several with commas), `again:`, `retry:` (of which seq), `fault:` are exact; `op:`, `sub:`, `path:`, `explain:` a part; `ms>`, `in>`,
 * `out>`, `seq>` and the same with `<`; any other word is looked for in every text. Letters count alike in both cases.
 * Gives what was expected where a word can mean nothing.
 */
export const parseFilter = (text: string): ((row: Summary) => boolean) | { readonly problem: string } => {
  const looks: Array<Look> = []
  for (const [, minus, bare = '', quoted, rest = ''] of text.matchAll(
    /(-?)((?:[a-z]+:)?)(?:"([^"]*)"|(\S+))/g,
  )) {
    const look = lookOf(`${bare}${quoted ?? rest}`.toLowerCase())
    if (typeof look === 'string') return { problem: look }
    looks.push(minus === '-' ? (row) => !look(row) : look)
  }
  return (row) => looks.every((look) => look(row))
}
