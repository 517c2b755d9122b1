import type { AnyOperation, Prepared, SessionSource } from '@paifang/gateway'
import type { Pairs } from '@paifang/signer-top'
import type { TopCallOptions } from '../TopCallOptions'
import type { TopFile } from './TopFile'
import type { TopLayout } from './TopMemory'

/** A call as text, before it is stamped and signed. */
export interface TopPrepared extends Prepared {
  readonly operation: AnyOperation<'top'>
  readonly layout: TopLayout
  /** Business parameters, sorted by name. */
  readonly pairs: Pairs
  /** Further system parameters, sorted by name. */
  readonly extra: Pairs
  readonly files: ReadonlyArray<TopFile>
  /** Where the session comes from; `undefined`: none is sent. */
  readonly session: SessionSource | undefined
  readonly targetAppKey: string | undefined
  readonly rawBody: TopCallOptions['rawBody']
}
