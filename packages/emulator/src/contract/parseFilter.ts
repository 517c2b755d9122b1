import { parseSeqs } from './parseSeqs'
import { parseSince, parseUntil } from './parseTime'
import { endingOf, endings, rowFlags, type Summary } from './Row'

type Look = (row: Summary) => boolean

/** Why a word can mean nothing. */
export interface FilterProblem {
  /** What was expected, in English. */
  readonly problem: string
  /** The same in Chinese. */
  readonly zh: string
  /** Those that there are, where it names none of them. */
  readonly fields?: ReadonlyArray<string>
  /** The name in front of the colon. */
  readonly word: string
}

const mostRemembered = 1000

/** Texts come again and again in a hundred thousand rows: each is judged once. */
const remembered = (judge: (text: string) => boolean): ((text: string) => boolean) => {
  const known = new Map<string, boolean>()
  return (text) => {
    const found = known.get(text)
    if (found !== undefined) return found
    const is = judge(text)
    if (known.size < mostRemembered) known.set(text, is)
    return is
  }
}

type TextOf = (row: Summary) => string

// Each has its own place in the code: a member whose name is a variable would be looked up by name for every row.
const gateway: TextOf = (row) => row.gateway
const method: TextOf = (row) => row.method
const app: TextOf = (row) => row.app
const code: TextOf = (row) => row.code
const sub: TextOf = (row) => row.sub
const path: TextOf = (row) => row.path
const reason: TextOf = (row) => row.reason
const explain: TextOf = (row) => row.explain

const same =
  (textOf: TextOf) =>
  (text: string): Look => {
    const is = remembered((one) => one.toLowerCase() === text)
    return (row) => is(textOf(row))
  }

const holds =
  (textOf: TextOf) =>
  (text: string): Look => {
    const is = remembered((one) => one.toLowerCase().includes(text))
    return (row) => is(textOf(row))
  }

const states: Readonly<Record<string, Look>> = {
  ...Object.fromEntries(
    endings.map((ending): [string, Look] => [ending, ({ outcome }) => outcome === ending]),
  ),
  // Of what the gateway answered, that the answer itself says no.
  refused: (row) => endingOf(row) === 'refused',
  answered: ({ outcome, flags }) => outcome === 'answered' && (flags & rowFlags.failed) === 0,
  failed: (row) => endingOf(row) !== 'answered',
  batch: ({ flags }) => (flags & rowFlags.batch) !== 0,
  overlooked: ({ flags }) => (flags & rowFlags.overlooked) !== 0,
  again: ({ again }) => again > 0,
  retry: ({ retryOf }) => retryOf > 0,
}

/** What was expected, in English and in Chinese. */
type Expected = readonly [en: string, zh: string]

const expectedTime: Expected = [
  'expected 20:00, 20:00:41.902 or 2026-11-26T20:00:41, GMT+8',
  '应为 20:00、20:00:41.902 或 2026-11-26T20:00:41（GMT+8）',
]

/** A look, or what was expected. */
const words: Readonly<Record<string, (text: string) => Look | Expected>> = {
  is: (text) =>
    (Object.hasOwn(states, text) ? states[text] : undefined) ?? [
      `expected one of ${Object.keys(states).join(', ')}`,
      `应为以下之一：${Object.keys(states).join('、')}`,
    ],
  gw: same(gateway),
  op: holds(method),
  app: same(app),
  code: same(code),
  sub: holds(sub),
  key: (text) => (row) => row.key.toLowerCase() === text,
  rid: (text) => (row) => row.requestId.toLowerCase() === text,
  status: (text) => (row) => String(row.status) === text,
  seq: (text) => {
    const isOne = parseSeqs(text)
    return isOne === undefined
      ? ['expected numbers: 3,9 or 12-40', '应为编号，如 3,9 或 12-40']
      : (row) => isOne(row.seq)
  },
  again: (text) => (row) => String(row.again) === text,
  retry: (text) => (row) => String(row.retryOf) === text,
  path: holds(path),
  explain: holds(explain),
  fault: (text) => {
    const is = remembered((kinds) => kinds.split(' ').includes(text))
    return (row) => is(row.faults)
  },
  since: (text) => {
    const is = parseSince(text)
    return is === undefined ? expectedTime : (row) => is(row.realMs)
  },
  until: (text) => {
    const is = parseUntil(text)
    return is === undefined ? expectedTime : (row) => is(row.realMs)
  },
}

const measures: Readonly<Record<string, (row: Summary) => number>> = {
  ms: (row) => row.ms,
  in: (row) => row.inBytes,
  out: (row) => row.outBytes,
  seq: (row) => row.seq,
}

const repeated = [method, path, code, sub, explain, reason] as const

const anywhere = (text: string): Look => {
  // One memory for all of them: what it says depends on nothing but the text.
  const is = remembered((one) => one.toLowerCase().includes(text))
  const [first, second, third, fourth, fifth, sixth] = repeated
  return (row) =>
    is(first(row)) ||
    is(second(row)) ||
    is(third(row)) ||
    is(fourth(row)) ||
    is(fifth(row)) ||
    is(sixth(row)) ||
    row.requestId.toLowerCase().includes(text)
}

/** A name in front of a colon, or of `<` and `>`, that no field has. */
const noField = (name: string, mark: ':' | '>', known: ReadonlyArray<string>): FilterProblem => {
  const fields = known.map((one) => `${one}${mark}`)
  return {
    word: name,
    problem: `${name}${mark} is no field; there are ${fields.join(' ')}; a text with such a mark stands in quotes`,
    zh: `没有字段 ${name}${mark}，可用：${fields.join(' ')}；查找含此类符号的文本请加引号`,
    fields,
  }
}

/** `isQuoted`: whole, with what would be a name in it; a name that no field has is a part of a text then. */
const lookOf = (word: string, isQuoted: boolean): Look | FilterProblem => {
  const [, measure = '', sign, number] = /^([a-z]+)([<>])(\d+(?:\.\d+)?)$/.exec(word) ?? []
  const member = Object.hasOwn(measures, measure) ? measures[measure] : undefined
  const limit = Number(number)
  if (member !== undefined) return sign === '>' ? (row) => member(row) > limit : (row) => member(row) < limit
  if (measure !== '' && !isQuoted) return noField(measure, '>', Object.keys(measures))
  const [, name = '', text = ''] = /^([a-z]+):(.*)$/s.exec(word) ?? []
  const known = Object.hasOwn(words, name) ? words[name] : undefined
  // Ids of requests begin so: `a:f52876|t:1`.
  if (known === undefined && name.length > 1 && !isQuoted) return noField(name, ':', Object.keys(words))
  const meant = known === undefined ? anywhere(word) : known(text)
  if (typeof meant === 'function') return meant
  return { word: name, problem: `${name}: ${meant[0]}`, zh: `${name}: ${meant[1]}` }
}

/**
 * Rows that a filter lets through: words apart by blanks, all of which must hold; `-` in front of one turns it round,
 * quotes keep blanks in it. `is:` answered, refused, fault, unreadable, no-such-path, failed, batch, overlooked, again, retry; `gw:`,
 * `app:`, `code:`, `key:`, `rid:`, `status:`, `seq:` (`3,9` and `12-40`), `again:`, `retry:` (of which seq), `fault:` are exact; `op:`,
 * `sub:`, `path:`, `explain:` a part; `ms>`, `in>`, `out>`, `seq>` and the same with `<`; `since:` and `until:` when it came by the
 * clock of this machine, GMT+8, as far as it is written (`20:00` of any day, `2026-11-26`, `2026-11-26T20:00:41.902`), both
 * included; any other word is looked for in every text, one with a name and a colon in quotes. Letters count alike in both
 * cases. Gives what was expected where a word can mean nothing.
 */
export const parseFilter = (text: string): ((row: Summary) => boolean) | FilterProblem => {
  const looks: Array<Look> = []
  for (const [, minus, bare = '', quoted, rest = ''] of text.matchAll(
    /(-?)((?:[a-z]+:)?)(?:"([^"]*)"|(\S+))/g,
  )) {
    const look = lookOf(`${bare}${quoted ?? rest}`.toLowerCase(), bare === '' && quoted !== undefined)
    if (typeof look === 'object') return look
    looks.push(minus === '-' ? (row) => !look(row) : look)
  }
  const [only] = looks
  if (only !== undefined && looks.length === 1) return only
  return (row) => {
    for (const look of looks) if (!look(row)) return false
    return true
  }
}
