/** A TOP application as data. */
export interface TopApp {
  readonly appKey: string
  readonly appSecret: string
  /** Methods it may call; absent: all. Another method is refused with code 11. */
  readonly permissions?: ReadonlyArray<string>
  /** Values of `partner_id` it may send; absent: any. Another is refused with code 13. */
  readonly partners?: ReadonlyArray<string>
  /** Calls a day, counted from midnight GMT+8; absent: unlimited. */
  readonly dailyQuota?: number
}

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

/** A TOP session or an opretail token. */
export interface Grant {
  /** The text that is sent. */
  readonly text: string
  /** App key or access key it was issued to. */
  readonly app: string
  /** Epoch ms on the virtual clock; absent: never. */
  readonly expiresAt?: number
  readonly revoked: boolean
}

/** A throttle in force. */
export interface Ban {
  readonly scope: 'app' | 'api' | 'app-api' | 'dynamic'
  readonly appKey?: string
  readonly method?: string
  /** Epoch ms on the virtual clock. */
  readonly until: number
}

/** A request that identifies itself, and what it was answered. */
export interface KnownRequest {
  readonly method: string
  readonly key: string
  readonly fingerprint: string
  readonly answer: unknown
  /** How many more times the same id came with the same body. */
  readonly repeats: number
  /** How many times it came with another body. */
  readonly conflicts: number
}

export interface BlacklistEntry {
  readonly supplierId: string
  readonly serviceType: string
  readonly mobile: string
  readonly reason?: string
  /** Epoch ms on the virtual clock. */
  readonly updatedAt: number
}

/** An input that an operation kept: a clue, a ticket, a case. */
export interface Save {
  readonly method: string
  readonly app: string
  /** Epoch ms on the virtual clock. */
  readonly at: number
  readonly input: unknown
}

export interface Store {
  readonly id: number
  readonly name: string
}

/** One line of the inspection report. The document names no fields; these are the emulator's own. */
export interface Inspection {
  readonly id: number
  readonly storeId: number
  readonly inspector: string
  readonly sourceType: number
  readonly status: number
  readonly score: number
  /** `yyyy-MM-dd HH:mm:ss`, GMT+8. */
  readonly createTime: string
  /** Absent: shown to every enterprise. */
  readonly enterpriseId?: string
}

/** Every table of the state and what its rows are. Rows are plain data. */
export interface Rows {
  readonly topApps: TopApp
  readonly opretailApps: OpretailApp
  readonly sessions: Grant
  readonly tokens: Grant
  readonly bans: Ban
  readonly usage: number
  readonly requests: KnownRequest
  readonly replays: number
  readonly blacklist: BlacklistEntry
  readonly saves: Save
  readonly stores: Store
  readonly inspections: Inspection
  /** For handlers of your own. */
  readonly kept: unknown
}
