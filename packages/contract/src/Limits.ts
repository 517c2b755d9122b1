/** Limits a document states. Numbers beyond 2^53 are given as bigint. */
export interface Limits {
  /** UTF-16 units of a text, or of the text a list becomes; the official clients count so. */
  readonly maxLength?: number
  readonly minValue?: number | bigint
  readonly maxValue?: number | bigint
  /** Items of a list, or pieces of comma-joined text. */
  readonly maxListSize?: number
  /** Bytes of an uploaded file. A stream that does not say its size is not measured. */
  readonly maxBytes?: number
}
