import type { Cause } from './Cause'
import { hidden } from './hidden'
import type { Issue } from './InputError'

/** A success whose shape the specification does not know: the specification is out of date. */
export interface OutputError {
  readonly _tag: 'OutputError'
  readonly method: string
  readonly issues: ReadonlyArray<Issue>
  readonly requestId?: string
  /** What the codec threw, where it threw. */
  readonly cause?: Cause
  /** The answer as parsed. Not enumerable: printing or serialising the error does not show it. */
  readonly raw: unknown
}

/** Builds an `OutputError` whose `raw` answer is there for the program and invisible to printing and JSON. */
export const outputError = (fields: Omit<OutputError, '_tag'>): OutputError => {
  const { raw, ...shown } = fields
  return hidden({ _tag: 'OutputError' as const, ...shown }, 'raw', raw)
}
