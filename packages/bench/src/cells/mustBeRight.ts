import type { Result } from '@paifang/result'

/** A benchmark of failures would measure nothing. */
export const mustBeRight = <A>(result: Result<unknown, A>): A => {
  if (result._tag === 'Left') throw new Error(JSON.stringify(result.left))
  return result.right
}
