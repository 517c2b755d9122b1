/** Where the secret of a signature comes from: it never comes to the page. */
export type SecretSource = 'emulator' | 'profile' | 'once'

/** `GET /api/hello` */
export interface Hello {
  readonly version: string
  /** Origin of the emulator; `null` where none was named. */
  readonly emulator: string | null
  /** Folders whose jobs are shown. */
  readonly jobs: ReadonlyArray<string>
  /** Where calls may go. */
  readonly calls: { readonly emulator: boolean; readonly real: boolean }
  readonly gateways: ReadonlyArray<{
    readonly name: string
    readonly signMethods: ReadonlyArray<string>
    readonly secrets: ReadonlyArray<SecretSource>
  }>
}
