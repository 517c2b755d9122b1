export interface HttpResponse {
  readonly status: number
  /** Names in lower case; repeated headers joined with `, `. */
  readonly headers: Readonly<Record<string, string>>
  /** Decompressed. */
  readonly body: Uint8Array
  /** `true`: the body was longer than the limit and is cut there. */
  readonly truncated: boolean
}
