interface FileHead {
  /** The parameter it is sent as. */
  readonly param: string
  /** The file name the receiver sees; not yet escaped. */
  readonly name: string
  readonly type: string
}

/** A file part of a request: sent, not signed. */
export type TopFile = FileHead &
  (
    | { readonly bytes: Uint8Array }
    | {
        readonly bytes?: never
        readonly open: () => AsyncIterable<Uint8Array>
        /** Opens it once more for the next attempt; `false`: it cannot be, e.g. it is one stream that was read. */
        readonly reopens: () => boolean
      }
  )
