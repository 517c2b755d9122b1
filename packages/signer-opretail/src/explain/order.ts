import type { Pair, Pairs } from '@paifang/signing'
import { byCodeUnit, type Hypotheses } from './Draft'

type Order = (a: Pair, b: Pair) => number

const byText = (a: string, b: string): number => (a < b ? -1 : 1)

const byCulture = (): Order => {
  const collator = new Intl.Collator('en')
  return ([a], [b]) => collator.compare(a, b)
}
const byLowerCase: Order = ([a], [b]) => byText(a.toLowerCase(), b.toLowerCase())
const byUpperCase: Order = ([a], [b]) => byText(a.toUpperCase(), b.toUpperCase())
const byEntry: Order = (a, b) => byText(a.join(), b.join())
const byCodePoint: Order = ([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b))

const isIndex = (name: string): boolean => /^(?:0|[1-9]\d{0,9})$/.test(name)
const byNumber: Order = (a, b) =>
  isIndex(a[0]) && isIndex(b[0]) ? Number(a[0]) - Number(b[0]) : byCodeUnit(a, b)
const numbersFirst: Order = (a, b) => Number(isIndex(b[0])) - Number(isIndex(a[0])) || byNumber(a, b)

type Row = readonly [name: string, order: () => Order, en: string, zh: string]

/** The first orders are the frequent ones. */
const commonRows = 5

const caseless = ['The names were sorted without regard to case.', '参数名按忽略大小写的方式排序。'] as const
const numeric = ['Names made of digits were sorted as numbers.', '由数字组成的参数名被按数值排序。'] as const

const rows: ReadonlyArray<Row> = [
  [
    'sorted-by-locale',
    byCulture,
    'The names were sorted by the rules of a language (localeCompare, a culture).',
    '参数名按语言区域规则（localeCompare、区域性）排序。',
  ],
  ['sorted-ignoring-case', () => byLowerCase, ...caseless],
  ['sorted-ignoring-case', () => byUpperCase, ...caseless],
  ['not-sorted', () => () => 0, 'The names were not sorted.', '参数名没有排序。'],
  [
    'sorted-by-entry',
    () => byEntry,
    'The parameters were sorted by the text "name,value" instead of the name.',
    '参数按“名,值”整体文本排序，而不是只按参数名。',
  ],
  ['sorted-as-numbers', () => numbersFirst, ...numeric],
  ['sorted-as-numbers', () => byNumber, ...numeric],
  [
    'sorted-by-code-point',
    () => byCodePoint,
    'The names were sorted by code point or UTF-8 byte.',
    '参数名按码点（UTF-8 字节）排序。',
  ],
]

/** The order as places computed once, since a collator is slow. */
const ranked = (pairs: Pairs, order: Order): Order => {
  const placeByName = new Map([...pairs].sort(order).map(([name], place) => [name, place]))
  const placeOf = (name: string): number => Number(placeByName.get(name))
  return ([a], [b]) => placeOf(a) - placeOf(b)
}

/**
 * Orders met in other clients: localeCompare, the culture sort of .NET, the sort of "key,value" entries, PHP's ksort, an
 * object that moves integer-like names to its front.
 *
 * @param asReceived the pairs in the order in which they came, then those that may join them
 */
export function* orderHypotheses(asReceived: Pairs): Hypotheses {
  for (const [index, [name, order, en, zh]] of rows.entries()) {
    const places = ranked(asReceived, order())
    yield {
      difference: {
        name,
        en: `${en} Sort by UTF-16 code unit: A–Z before _ before a–z.`,
        zh: `${zh}应按 UTF-16 编码单元排序：A–Z、_、a–z。`,
      },
      change: (draft) => ({ ...draft, order: places }),
      part: 'order',
      common: index < commonRows,
    }
  }
}
