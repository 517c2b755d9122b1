import type { Segment } from './Sides'

const keyOf = ({ kind, field, text }: Segment): string => JSON.stringify([kind, field, text])

/** Beyond it, everything between the first and the last difference is marked: a table of both sides would be too large. */
const mostCompared = 2_000_000

/** Places of `a` and `b` that stand in a longest common order of both. */
const common = (a: ReadonlyArray<string>, b: ReadonlyArray<string>): ReadonlySet<string> => {
  const found = new Set<string>()
  if (a.length * b.length > mostCompared) return found
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1))
  const at = (i: number, j: number): number => lengths[i]?.[j] ?? 0
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = lengths[i]
      if (row !== undefined)
        row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  for (let i = 0, j = 0; i < a.length && j < b.length;)
    if (a[i] === b[j]) {
      found.add(`a${i}`).add(`b${j}`)
      i += 1
      j += 1
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1
    else j += 1
  return found
}

/** From the first to the last character of `text` that `other` does not have there. */
const stretch = (text: string, other: string): readonly [number, number] => {
  const shorter = Math.min(text.length, other.length)
  let from = 0
  while (from < shorter && text[from] === other[from]) from += 1
  let end = 0
  while (end < shorter - from && text[text.length - 1 - end] === other[other.length - 1 - end]) end += 1
  return [from, text.length - end]
}

/** The segments of one side with what the other one does not have. */
const withMarks = (
  own: ReadonlyArray<Segment>,
  isCommon: (at: number) => boolean,
  others: ReadonlyArray<Segment>,
): ReadonlyArray<Segment> =>
  own.map((segment, at) => {
    if (isCommon(at)) return segment
    const { kind, field, text } = segment
    const [other] = others.filter((one) => one.kind === kind && one.field === field)
    const isRewritten = other !== undefined && other.text !== text && (kind === 'value' || kind === 'body')
    return { ...segment, differs: isRewritten ? stretch(text, other.text) : [0, text.length] }
  })

/** Both sides, each with what the other one does not have: another text in a value, another place, nothing at all. */
export const markDifferences = (
  gateway: ReadonlyArray<Segment>,
  client: ReadonlyArray<Segment>,
): readonly [gateway: ReadonlyArray<Segment>, client: ReadonlyArray<Segment>] => {
  const [a, b] = [gateway.map(keyOf), client.map(keyOf)]
  let head = 0
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1
  let tail = 0
  while (
    tail < a.length - head &&
    tail < b.length - head &&
    a[a.length - 1 - tail] === b[b.length - 1 - tail]
  )
    tail += 1
  const inner = common(a.slice(head, a.length - tail), b.slice(head, b.length - tail))
  const isCommon =
    (side: 'a' | 'b', length: number) =>
    (at: number): boolean =>
      at < head || at >= length - tail || inner.has(`${side}${at - head}`)
  return [
    withMarks(gateway, isCommon('a', a.length), client),
    withMarks(client, isCommon('b', b.length), gateway),
  ]
}
