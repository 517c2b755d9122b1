/** A TOP application as data. */
export interface TopApp {
  readonly appKey: string
  readonly appSecret: string
  /** Methods it may call; absent: all. Another method is refused with code 11. */
  readonly permissions?: ReadonlyArray<string>
  /** Values of `partner_id` it may send; absent: any. Another is refused with code 13. */
  readonly partners?: ReadonlyArray<string>
  /** Topics it may publish; absent: any. */
  readonly topics?: ReadonlyArray<string>
  /** Calls a day, counted from midnight GMT+8; absent: unlimited. */
  readonly dailyQuota?: number
}

/** What an emulator knows unless it is given applications: the key and secret of TOP's signing page. */
export const demoTopApp: TopApp = { appKey: '12345678', appSecret: 'helloworld' }
