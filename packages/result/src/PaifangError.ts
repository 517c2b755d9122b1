import type { CallError } from './CallError'
import type { CryptoError } from './CryptoError'
import type { DownloadError } from './DownloadError'
import type { InboundError } from './InboundError'
import type { JobError } from './JobError'
import type { LimitError } from './LimitError'
import type { MessageError } from './MessageError'
import type { PageError } from './PageError'

/**
 * Every way in which anything of Paifang can fail: calls, and what is built on them. Plain tagged data, divided by who
 * must act. `describe`, `match`, `unwrap` and `CallFailure` take them all.
 */
export type PaifangError =
  CallError | PageError | JobError | LimitError | MessageError | CryptoError | InboundError | DownloadError
