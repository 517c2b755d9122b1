/**
 * The gateway, or a handler, says no. TOP: `code`, `msg`, `sub_code`, `sub_msg`. opretail: `stat.code`,
 * `stat.codename` (= `subCode` where the code is not a listed one) and `result` (= `message`).
 */
export interface Refusal {
  readonly code: number
  /** Default: the documented text of the code. */
  readonly message?: string
  readonly subCode?: string
  readonly subMessage?: string
}
