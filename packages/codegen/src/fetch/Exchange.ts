import type { Sentence } from '../spec/Problem'
import type { CookieJar } from './cookieJar'

/** What a documentation request ended in. `url` never carries the token. */
export type Answer =
  | { readonly kind: 'text'; readonly status: number; readonly text: string; readonly retryAfterMs?: number }
  | {
      readonly kind: 'failed'
      readonly message: Sentence
      /** Whether it fails again when it is tried again. */
      readonly isLasting: boolean
    }

export interface ExchangeOptions {
  readonly base: URL
  readonly jar: CookieJar
  readonly timeoutMs: number
  readonly signal?: AbortSignal
}

/** More than any document holds; a longer answer is not one. */
export const maxBytes = 16 * 1024 * 1024
