import type { Params } from '../Params'

/** A secret of another app, under a name that may be shown (never the secret itself). */
export interface NamedSecret {
  readonly name: string
  readonly secret: string
}

/** Parameters as a server hands them over: an object, or anything that yields entries (URLSearchParams, Map). */
export type ExplainedParams = Params | Iterable<readonly [string, unknown]>

/** What is known of a request whose signature is wrong. `M`: the gateway's sign methods. */
export interface ExplainOptions<M extends string = string> {
  /** The parameters that arrived, decoded once, empty ones and file parts too; the signature among them is not signed. */
  readonly received: ExplainedParams
  /** The secret that should have signed. */
  readonly secret: string
  /** The signature that arrived. Default: the one received among the parameters. */
  readonly signature?: string
  /** The method that should have signed. Default: the one that the call names. */
  readonly method?: M
  /** The raw body, when the request signs one. Default: none. */
  readonly body?: string
  /** Names of parameters the operation has, to find those that were signed but not sent. Default: none. */
  readonly fields?: ReadonlyArray<string>
  /** Secrets of other apps of the same owner, to find a mix-up. Default: none. */
  readonly otherSecrets?: ReadonlyArray<NamedSecret>
  /**
   * Parameters and JSON members whose values may not be shown, beside those that are obvious: names, or the paths of an
   * operation, of which the last name counts. Default: none.
   */
  readonly sensitive?: ReadonlyArray<string | ReadonlyArray<string>>
  /** Now, in epoch milliseconds, to check the timestamp of a right signature. Default: not checked. */
  readonly nowMs?: number
  /**
   * How much may be tried, in units of work: a character that is read or hashed is one, what a try costs whatever its
   * length about a thousand. It is no time, so that a busy machine gives the same answer. Default: 20 million, some
   * tens of milliseconds.
   */
  readonly budget?: number
}
