import type { Result } from '@paifang/result'

/** A benchmark of failures would measure nothing. */
export const mustBeRight = (result: Result<unknown, unknown>): void => {
  if (result._tag === 'Left') throw new Error(JSON.stringify(result.left))
}
