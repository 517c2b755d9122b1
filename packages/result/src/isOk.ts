import type { Right } from 'fp-ts/Either'
import type { Result } from './Result'

/** Whether the call succeeded; afterwards `result.right` is the output. */
export const isOk = <E, A>(result: Result<E, A>): result is Right<A> => result._tag === 'Right'
