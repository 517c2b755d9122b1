import type { Pair } from '../../Params'
import type { Context, Rule } from '../Rule'
import type { DifferenceName } from '../sentences'

type Order = (a: Pair, b: Pair) => number

const byText = (a: string, b: string): number => Number(a > b) - Number(a < b)

const asReceived = ({ received }: Context): Order => {
  const places = new Map(received.map(([name], place) => [name, place]))
  return ([a], [b]) => (places.get(a) ?? Infinity) - (places.get(b) ?? Infinity) || byText(a, b)
}

const isIndex = (name: string): boolean => /^(?:0|[1-9]\d{0,9})$/.test(name)

/** Names made of digits among the others: in front, behind, or in their places but as numbers among themselves. */
const asNumbers =
  (place: -1 | 0 | 1): Order =>
  ([a], [b]) => {
    if (isIndex(a) && isIndex(b)) return Number(a) - Number(b)
    if (place !== 0 && isIndex(a) !== isIndex(b)) return isIndex(a) ? place : -place
    return byText(a, b)
  }

const order = (
  name: DifferenceName,
  common: number,
  orders: (context: Context) => ReadonlyArray<Order>,
): Rule => ({
  name,
  kind: 'order',
  common,
  changes: (context) =>
    orders(context).map((compare) => ({ apply: (variant) => ({ ...variant, order: compare }) })),
})

/** A collator is slow: the places are computed once. A name that joins later keeps its place among equals. */
const byLocale = ({ received, knownFields, scheme }: Context): Order => {
  const { compare } = new Intl.Collator('en')
  const names = [
    ...new Set([...received.map(([name]) => name), ...knownFields, scheme.canonical.signatureName]),
  ]
  const places = new Map(names.sort(compare).map((name, place) => [name, place]))
  return ([a], [b]) => {
    const [first, second] = [places.get(a), places.get(b)]
    return first === undefined || second === undefined ? compare(a, b) : first - second
  }
}

/** Ways of sorting that are not the gateway's; those that sort at all before the one that does not. */
export const orderRules: ReadonlyArray<Rule> = [
  order('sorted-by-locale', 1, (context) => [byLocale(context)]),
  order('sorted-ignoring-case', 1, () => [
    ([a], [b]) => byText(a.toLowerCase(), b.toLowerCase()),
    ([a], [b]) => byText(a.toUpperCase(), b.toUpperCase()),
  ]),
  order('sorted-as-numbers', 0, () => [asNumbers(-1), asNumbers(0), asNumbers(1)]),
  order('sorted-with-values', 1, () =>
    [',', '=', ''].map(
      (between) =>
        ([a, x], [b, y]) =>
          byText(a + between + x, b + between + y),
    ),
  ),
  order('sorted-by-bytes', 0, () => [([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b))]),
  order('sorted-descending', 0, () => [([a], [b]) => byText(b, a)]),
  order('sorted-by-length', 0, (context) => {
    const places = asReceived(context)
    return [
      ([a], [b]) => a.length - b.length || byText(a, b),
      // Names of one length stay as they came: that is an order of its own where lengths differ at all.
      ...(new Set(context.received.map(([name]) => name.length)).size > 1
        ? [(a: Pair, b: Pair) => a[0].length - b[0].length || places(a, b)]
        : []),
      ([a], [b]) => b.length - a.length || byText(a, b),
    ]
  }),
  order('sorted-by-value', 0, () => [
    ([a, x], [b, y]) => byText(x, y) || byText(a, b),
    ([a, x], [b, y]) => byText(y, x) || byText(a, b),
  ]),
  order('not-sorted', 1, (context) => [asReceived(context)]),
]
