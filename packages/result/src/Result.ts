import { left, right } from 'fp-ts/Either'
import type { Either, Left, Right } from 'fp-ts/Either'
import type { TaskEither } from 'fp-ts/TaskEither'

/** What a call ended in: `Left` an error of the closed union, `Right` the decoded output. An fp-ts `Either`. */
export type Result<E, A> = Either<E, A>

/** A call that has not started: a function that starts it and never rejects. An fp-ts `TaskEither`. */
export type AsyncResult<E, A> = TaskEither<E, A>

/** A success. @example ok(1) // Result<never, number> */
export const ok = <A>(value: A): Result<never, A> => right(value)

/** A failure. @example err({ _tag: 'Late' }) // Result<{ _tag: string }, never> */
export const err = <E>(error: E): Result<E, never> => left(error)

/** Whether the call succeeded; afterwards `result.right` is the output. */
export const isOk = <E, A>(result: Result<E, A>): result is Right<A> => result._tag === 'Right'

/** Whether the call failed; afterwards `result.left` is the error. */
export const isErr = <E, A>(result: Result<E, A>): result is Left<E> => result._tag === 'Left'
