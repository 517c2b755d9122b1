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

const decode = (text: string): string => (text.includes('%') ? decodeURIComponent(text) : text)

/**
 * The pairs of a query or a form in UTF-8, in their order. A value may contain `=`; a piece without one has an empty value.
 *
 * @throws URIError for what is no URL-encoded UTF-8, RangeError for more than 10,000 pairs
 */
export const formPairs = (text: string): ReadonlyArray<FormPair> => {
  const pairs: FormPair[] = []
  for (const piece of text.replaceAll('+', ' ').split('&')) {
    if (piece === '') continue
    refuseMore(pairs.length + 1)
    const equals = piece.indexOf('=')
    pairs.push(
      equals < 0 ? [decode(piece), ''] : [decode(piece.slice(0, equals)), decode(piece.slice(equals + 1))],
    )
  }
  return pairs
}
