/**
 * A value of a frame, in the form it has on the wire. `string` of length 0 and `void` both mean nothing.
 *
 * `int64` and `date` are exact: a date is milliseconds since 1970 UTC, and may lie outside what `Date` can hold.
 */
export type FrameValue =
  | { readonly format: 'void' }
  | { readonly format: 'string'; readonly value: string }
  | { readonly format: 'byte' | 'int16' | 'int32'; readonly value: number }
  | { readonly format: 'int64' | 'date'; readonly value: bigint }
  | { readonly format: 'bytes'; readonly value: Uint8Array }

/** By the number that a frame carries, from 0. */
export const frameTypes = ['connect', 'connectAck', 'send', 'sendAck'] as const
export type FrameType = (typeof frameTypes)[number]

/** By the number that a value carries, from 0. */
export const valueFormats = ['void', 'string', 'byte', 'int16', 'int32', 'int64', 'date', 'bytes'] as const

/** By the number that a header carries, from 0. */
export const headerTypes = ['end', 'custom', 'status', 'phrase', 'flag', 'token'] as const

/**
 * One message of the protocol, which one unfragmented binary WebSocket message carries. What is 0 or empty is absent:
 * the protocol does not tell them apart.
 *
 * @see official Java SDK 20210623, MessageEncoder02 and MessageDecoder02
 */
export interface Frame {
  readonly type: FrameType
  readonly status?: number
  readonly phrase?: string
  /** Correlation number: an answer carries that of its request. */
  readonly flag?: number
  /** The session token of the connection. */
  readonly token?: string
  /** In the order of the wire; of two with one key the later counts. */
  readonly custom: ReadonlyMap<string, FrameValue>
}
