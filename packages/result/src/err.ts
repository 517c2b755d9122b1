import { left } from 'fp-ts/Either'
import type { Result } from './Result'

/** A failure. @example err({ _tag: 'Late' }) // Result<{ _tag: string }, never> */
export const err = <E>(error: E): Result<E, never> => left(error)
