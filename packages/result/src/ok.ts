import { right } from 'fp-ts/Either'
import type { Result } from './Result'

/** A success. @example ok(1) // Result<never, number> */
export const ok = <A>(value: A): Result<never, A> => right(value)
