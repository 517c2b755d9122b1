/** A request somebody else made: what stood in the URL, what in a form body, or a raw body. */
export interface Captured {
  readonly query: string
  readonly form: string
  /** A raw JSON, XML or text body, unchanged. */
  readonly body?: string
}
