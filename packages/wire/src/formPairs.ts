/** A name and a text. */
export type FormPair = readonly [name: string, value: string]

const decode = (text: string): string => (text.includes('%') ? decodeURIComponent(text) : text)

/**
 * The pairs of a query or a form in UTF-8, in their order. A value may contain `=`; a piece without one has an empty value.
 *
 * @throws URIError for what is no URL-encoded UTF-8
 */
export const formPairs = (text: string): ReadonlyArray<FormPair> => {
  const pairs: FormPair[] = []
  for (const piece of text.replaceAll('+', ' ').split('&')) {
    if (piece === '') continue
    const equals = piece.indexOf('=')
    pairs.push(
      equals < 0 ? [decode(piece), ''] : [decode(piece.slice(0, equals)), decode(piece.slice(equals + 1))],
    )
  }
  return pairs
}
