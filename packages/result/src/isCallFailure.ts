import type { CallFailure } from './CallFailure'

/**
 * Whether what was thrown is a `CallFailure`, also one of another copy of this package (two may meet in one process: an ES
 * module's and Node's). Does not load what `CallFailure` writes its message with.
 */
export const isCallFailure = (thrown: unknown): thrown is CallFailure =>
  thrown instanceof Error &&
  thrown.name === 'CallFailure' &&
  typeof (thrown as Partial<CallFailure>).error?._tag === 'string'
