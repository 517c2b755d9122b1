/** What the gateway wraps around every answer: `{ stat, result, data }`, read. */
export interface OpretailEnvelope {
  /** `stat.code` as text; `0` is success. */
  readonly code: string
  /** `stat.codename`; `''` when the answer has none. */
  readonly name: string
  /** The answer's own words: `result`, else `message`; `''` when there are none. */
  readonly message: string
  /** `stat.cid`, an opaque request id. */
  readonly requestId?: string
  /** `stat.systime`: the server's clock, epoch milliseconds. */
  readonly serverTimeMs?: number
  /** As sent: a struct, a list, a scalar, JSON text, `null`, or `undefined` when absent. */
  readonly data: unknown
  /**
   * Present when the gateway reports success and the answer contradicts it, as some `/cloud.api` methods do: with
   * `isError: true`, `success: false`, an `error` of some kind, or with a top-level `code` that does not say that all is well. `code`
   * is that code, `''` when there is none; `message` the words beside it, where they are not the answer's own; `at` the member that says so:
   * `isError`, `data.result.success`.
   */
  readonly contradiction?: { readonly code: string; readonly message?: string; readonly at?: string }
}
