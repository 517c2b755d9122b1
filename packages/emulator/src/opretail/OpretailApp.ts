/** An opretail application as data. */
export interface OpretailApp {
  readonly accessKey: string
  readonly accessSecret: string
  /** The `_aid` of its own on `/cloud.api`, e.g. `DC-000001`; `S107` is accepted on both routes. */
  readonly applicationId: string
  /** Methods it may call; absent: all. */
  readonly permissions?: ReadonlyArray<string>
  /** Answered with code 3. */
  readonly expired?: boolean
  /** Needed for `_sm=rsa`: PEM, or the DER as Base64. */
  readonly publicKey?: string
}

/** What an emulator knows unless it is given applications. */
export const demoOpretailApp: OpretailApp = {
  accessKey: 'S107-00000001',
  accessSecret: 'helloworld',
  applicationId: 'DC-000001',
}
