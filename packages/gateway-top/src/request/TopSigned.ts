import type { Signed } from '@paifang/gateway'

export interface TopSigned extends Signed {
  /** The session that was sent. */
  readonly session: string | undefined
}
