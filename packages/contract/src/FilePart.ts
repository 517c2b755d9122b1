/** A file to upload: its bytes, or a function that opens them anew for each attempt. */
export type FilePart = {
  /** The file name the receiver sees. */
  readonly name: string
  /** Its media type; default `application/octet-stream`. */
  readonly type?: string
} & (
  | { readonly bytes: Uint8Array }
  | {
      readonly open: () => AsyncIterable<Uint8Array>
      /** Bytes, if known beforehand. */
      readonly size?: number
    }
)
