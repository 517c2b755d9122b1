import type { Pair } from '@paifang/signing'
import type { Context, Hypothesis } from '../Hypothesis'
import { always } from '../say'

type Order = (a: Pair, b: Pair) => number

const byText = (a: string, b: string): number => Number(a > b) - Number(a < b)

const asReceived = ({ received }: Context): Order => {
  const names = received.map(([name]) => name)
  return ([a], [b]) => names.indexOf(a) - names.indexOf(b)
}

/** The place of a name among the keys of a JavaScript object: integers come first, as numbers. */
const rank = (name: string): number => (/^(?:0|[1-9]\d{0,9})$/.test(name) ? Number(name) : Infinity)

const asObject: Order = ([a], [b]) => (rank(a) === rank(b) ? byText(a, b) : rank(a) - rank(b))

const order = (
  name: string,
  en: string,
  zh: string,
  orders: (context: Context) => ReadonlyArray<Order>,
): Hypothesis => ({
  name,
  kind: 'order',
  en: always(`${en} Sort names by code unit: A-Z, then _, then a-z.`),
  zh: always(`${zh}应按字符编码升序：大写字母、下划线、小写字母。`),
  changes: (context) =>
    orders(context).map((compare) => ({ broad: true, apply: (story) => ({ ...story, order: compare }) })),
})

/** Ways of sorting that are not the gateway's. */
export const orderHypotheses: ReadonlyArray<Hypothesis> = [
  order('not-sorted', 'The parameters were not sorted.', '参数没有排序。', (context) => [
    asReceived(context),
  ]),
  order(
    'sorted-by-locale',
    'The names were sorted by the rules of a language (localeCompare).',
    '参数名按语言规则排序（localeCompare）。',
    () => {
      const { compare } = new Intl.Collator('en')
      return [([a], [b]) => compare(a, b)]
    },
  ),
  order(
    'sorted-ignoring-case',
    'The names were sorted without regard to case.',
    '参数名排序时忽略了大小写。',
    () => [
      ([a], [b]) => byText(a.toLowerCase(), b.toLowerCase()),
      ([a], [b]) => byText(a.toUpperCase(), b.toUpperCase()),
    ],
  ),
  order(
    'sorted-with-values',
    'Names and values were sorted together, as one text ("key,value").',
    '按“键,值”整体排序，而不是只按参数名。',
    () =>
      [',', '=', ''].map(
        (between) =>
          ([a, x], [b, y]) =>
            byText(a + between + x, b + between + y),
      ),
  ),
  order(
    'sorted-as-numbers',
    'Names made of digits were put first, in the order of numbers (an object, or ksort).',
    '纯数字参数名被当作数字排在最前（对象键顺序或 ksort）。',
    () => [asObject],
  ),
  order('sorted-by-bytes', 'The names were sorted by their UTF-8 bytes.', '参数名按 UTF-8 字节排序。', () => [
    ([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)),
  ]),
  order('sorted-descending', 'The names were sorted in descending order.', '参数名按降序排序。', () => [
    ([a], [b]) => byText(b, a),
  ]),
]
