import type { Sides } from '@paifang/emulator/control'

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
export interface SignatureShown {
  readonly gateway: string
  readonly method: string
  /** Whether the text shows for certain what was on the wire. */
  readonly exact: boolean
  readonly params: ReadonlyArray<readonly [name: string, text: string]>
  readonly matched: boolean
  /** `right`, `none`, or what differs. */
  readonly name: string
  readonly en: string
  readonly zh: string
  readonly differences: ReadonlyArray<{
    readonly name: string
    readonly field?: string
    readonly en: string
    readonly zh: string
  }>
  readonly sides: Sides
  /** What the clock says, if the request was sent just now. */
  readonly clock?: { readonly en: string; readonly zh: string }
  /** `null`: the text that was given is the very same. */
  readonly first?: FirstDifference | null
}
