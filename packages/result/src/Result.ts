import type { Either } from 'fp-ts/Either'
import type { TaskEither } from 'fp-ts/TaskEither'

/** What a call ended in: `Left` an error of the closed union, `Right` the decoded output. An fp-ts `Either`. */
export type Result<E, A> = Either<E, A>

/** A call that has not started: a function that starts it and never rejects. An fp-ts `TaskEither`. */
export type AsyncResult<E, A> = TaskEither<E, A>
