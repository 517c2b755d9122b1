import type { JsonProblem } from '@paifang/contract'
import type { Flaw } from '@paifang/result'

/** What in a text could not be read, for an error; `undefined`: all of it, it is too large. */
export const flawOf = ({ reason, offset }: JsonProblem): Flaw | undefined =>
  reason === 'too-large'
    ? undefined
    : { kind: reason === 'unparsable' ? 'syntax' : reason, ...(offset === undefined ? {} : { offset }) }
