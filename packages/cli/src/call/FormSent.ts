/** What a multipart body holds: its texts, and of its files what they are. */
export interface FormSent {
  readonly pairs: ReadonlyArray<readonly [name: string, value: string]>
  readonly files: ReadonlyArray<{
    /** The parameter it is sent as. */
    readonly name: string
    readonly fileName: string
    readonly type: string
    /** How many. */
    readonly bytes: number
  }>
}
