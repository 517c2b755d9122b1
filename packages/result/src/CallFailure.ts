import { describe } from './describe/describe'
import type { PaifangError } from './PaifangError'

/** The bridge to code that works with exceptions: a real `Error` around the tagged value. */
export class CallFailure<E extends PaifangError = PaifangError> extends Error {
  override readonly name = 'CallFailure'
  /** The tagged value; `message` is `describe(error, 'en')`. */
  readonly error: E

  constructor(error: E) {
    super(describe(error, 'en'))
    this.error = error
  }
}
