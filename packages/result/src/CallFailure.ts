import type { CallError } from './CallError'
import { describe } from './describe'

/** The bridge to code that works with exceptions: a real `Error` around the tagged value. */
export class CallFailure<E extends CallError = CallError> extends Error {
  override readonly name = 'CallFailure'
  /** The tagged value; `message` is `describe(error, 'en')`. */
  readonly error: E

  constructor(error: E) {
    super(describe(error, 'en'))
    this.error = error
  }
}
