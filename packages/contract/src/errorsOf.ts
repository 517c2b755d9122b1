import type { Errors, Validation } from 'io-ts'

/** The errors of a refusal; none where the value was taken. */
export const errorsOf = (result: Validation<unknown>): Errors => (result._tag === 'Left' ? result.left : [])
