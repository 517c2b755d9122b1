import type { GatewayError } from '@paifang/result'
import type { AnyOperation } from '../Gateway'

/** The calls that one request of a batch is, for policies that have to look at each: `parts` of its operation. */
export interface CallParts {
  /** Wire names of those that the next attempt sends, each once. */
  readonly methods: () => ReadonlyArray<string>
  /** How the gateway refused them in the last attempt, each by its own wire name. */
  readonly refusals: () => ReadonlyArray<GatewayError>
  /**
   * Ends those of the error's method in it: they are not sent. `false`: nothing is left to be sent, or it is not known what
   * became of one that was sent before; the error is then that of the whole call.
   */
  readonly settle: (error: GatewayError) => boolean
}

export const partsOf = (operation: AnyOperation): CallParts | undefined =>
  (operation as { readonly parts?: CallParts }).parts

/** How many calls of the platform one attempt of it is: a batch, whose `calls` says so, is many. */
export const callsOf = (operation: AnyOperation): number => {
  const { calls } = operation as { readonly calls?: unknown }
  return typeof calls === 'number' && calls > 1 ? calls : 1
}
