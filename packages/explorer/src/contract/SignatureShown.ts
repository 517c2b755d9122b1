import type { Sides } from '@paifang/emulator/control'
import type { Text } from './Text'

/** Where two texts part. */
export interface FirstDifference {
  /** Characters that are the same in front of it. */
  readonly at: number
  /** What stands there, with some characters around it; `''` at an end. */
  readonly gateway: string
  readonly own: string
  /** The bytes of the first character that is not the same, UTF-8 in hex. */
  readonly gatewayBytes: string
  readonly ownBytes: string
}

/** `POST /api/signature` */
export interface SignatureShown extends Text {
  readonly gateway: string
  readonly method: string
  /** Whether the text shows for certain what was on the wire. */
  readonly exact: boolean
  readonly params: ReadonlyArray<readonly [name: string, text: string]>
  readonly matched: boolean
  /** `right`, `none`, or what differs. */
  readonly name: string
  readonly differences: ReadonlyArray<Text & { readonly name: string; readonly field?: string }>
  readonly sides: Sides
  /** What the clock says, if the request was sent just now. */
  readonly clock?: Text
  /** `null`: the text that was given is the very same. */
  readonly first?: FirstDifference | null
}
