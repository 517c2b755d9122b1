/** A name and a text. */
export type FormPair = readonly [name: string, value: string]

const mostPairs = 10_000

/**
 * Refuses more parameters than any caller writes: to read, sort and join half a million takes seconds, proven or not.
 *
 * @throws RangeError for more than 10,000
 */
export const refuseMore = (count: number): void => {
  if (count > mostPairs) throw new RangeError(`more than ${mostPairs} parameters`)
}

const indexOrEnd = (text: string, sign: string, from: number): number => {
  const found = text.indexOf(sign, from)
  return found < 0 ? text.length : found
}

const decode = (text: string): string => (text.includes('%') ? decodeURIComponent(text) : text)

/**
 * The pairs of a query or a form in UTF-8, in their order. A value may contain `=`; a piece without one has an empty value.
 *
 * @throws URIError for what is no URL-encoded UTF-8, RangeError for more than 10,000 pairs
 */
export const formPairs = (text: string): ReadonlyArray<FormPair> => {
  const spaced = text.replaceAll('+', ' ')
  const pairs: FormPair[] = []
  // Of either sign the first one that was not passed: none is looked for twice.
  let equals = -1
  let to: number
  for (let from = 0; from < spaced.length; from = to + 1) {
    to = indexOrEnd(spaced, '&', from)
    if (to === from) continue
    refuseMore(pairs.length + 1)
    if (equals < from) equals = indexOrEnd(spaced, '=', from)
    pairs.push(
      equals < to
        ? [decode(spaced.slice(from, equals)), decode(spaced.slice(equals + 1, to))]
        : [decode(spaced.slice(from, to)), ''],
    )
  }
  return pairs
}
