import type { Left } from 'fp-ts/Either'
import type { Result } from './Result'

/** Whether the call failed; afterwards `result.left` is the error. */
export const isErr = <E, A>(result: Result<E, A>): result is Left<E> => result._tag === 'Left'
