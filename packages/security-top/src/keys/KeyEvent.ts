import type { PaifangEvent } from '@paifang/gateway'

/** A key was asked for: `ok`, or why there is none. It names nobody: a subject is a session. */
export interface KeyEvent extends PaifangEvent {
  readonly type: 'key.fetched'
  readonly gateway: 'top'
  readonly outcome: 'ok' | 'CryptoError'
  readonly durationMs: number
  /** The successor of a key that still works: nobody waits for it. */
  readonly isRefresh: boolean
  /** The key's version, always positive. */
  readonly version?: number
}
