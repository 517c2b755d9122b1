import { CallFailure } from './CallFailure'
import type { PaifangError } from './PaifangError'
import type { AsyncResult } from './Result'

/**
 * Starts the call and gives a plain Promise: fulfilled with the output, rejected with a `CallFailure` whose
 * message is masked and whose `error` is the tagged value.
 */
export const unwrap = async <E extends PaifangError, A>(task: AsyncResult<E, A>): Promise<A> => {
  const result = await task()
  if (result._tag === 'Right') return result.right
  throw new CallFailure(result.left)
}
