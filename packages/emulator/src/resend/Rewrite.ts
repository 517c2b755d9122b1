/** What becomes of a request before it is sent once more. */
export interface Rewrite {
  /** Texts by name; `undefined` leaves a parameter out. What was not there is added. */
  readonly params: ReadonlyMap<string, string | undefined>
  /** By name in lower case. */
  readonly headers?: ReadonlyMap<string, string>
  readonly body?: Uint8Array
}

/** Why a request cannot be sent once more in the way that was asked for. */
export interface Unsent {
  /** In English. */
  readonly problem: string
  /** The same in Chinese. */
  readonly zh: string
}

/** Of what a signer threw at a request that was to be signed again. */
export const unsignable = (thrown: unknown): Unsent => ({
  problem: thrown instanceof TypeError ? thrown.message : 'it cannot be signed',
  zh: thrown instanceof TypeError ? `无法签名：${thrown.message}` : '无法签名',
})
