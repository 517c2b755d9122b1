import { hidden } from './hidden'

/** The gateway delivered, and the answer itself says "failed": the caller's business must act. */
export interface BusinessError<C extends string = string, O = unknown> {
  readonly _tag: 'BusinessError'
  readonly method: string
  /** One of the codes the document lists, else `unlisted`. */
  readonly code: C | 'unlisted'
  readonly rawCode: string
  readonly message: string
  readonly requestId?: string
  /** What the answer itself says of a repeat; `false` when it says nothing. */
  readonly retryable: boolean
  /** The decoded answer. Not enumerable: printing or serialising the error does not show it. */
  readonly output: O
}

/** Builds a `BusinessError` whose `output` is there for the program and invisible to printing and JSON. */
export const businessError = <C extends string, O>(
  fields: Omit<BusinessError<C, O>, '_tag'>,
): BusinessError<C, O> => {
  const { output, ...shown } = fields
  return hidden({ _tag: 'BusinessError' as const, ...shown }, 'output', output)
}
