import type { Operation } from '@paifang/contract'

/** The example values of an operation's own document, checked by its codec. */
export const exampleInput = <G extends string, I, O, C extends string>({
  method,
  input,
  example,
}: Operation<G, I, O, C>): I => {
  const checked = input.decode(example?.input)
  if (checked._tag === 'Left') throw new TypeError(`the example of ${method} does not fit its own input`)
  return checked.right
}
