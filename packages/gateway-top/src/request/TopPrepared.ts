import type { SessionSource } from '@paifang/gateway'
import type { AnyOperation, Prepared } from '@paifang/gateway/author'
import type { Pairs } from '@paifang/signer-top'
import type { BatchChunk } from '../batch/BatchChunk'
import type { TopCallOptions } from '../TopCallOptions'
import type { TopFile } from './TopFile'
import type { TopTemplate } from './TopTemplate'

/** A call as text, before it is stamped and signed. */
export interface TopPrepared extends Prepared {
  readonly operation: AnyOperation<'top'>
  readonly template: TopTemplate
  /** Business parameters, sorted by name. */
  readonly pairs: Pairs
  /** Further system parameters, sorted by name. */
  readonly extra: Pairs
  readonly files: ReadonlyArray<TopFile>
  /** Where the session comes from; `undefined`: none is sent. */
  readonly session: SessionSource | undefined
  readonly targetAppKey: string | undefined
  readonly rawBody: TopCallOptions['rawBody']
  /** The calls that go in one request, in place of `pairs`. */
  readonly batch?: BatchChunk
}
