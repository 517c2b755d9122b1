import type { AnyOperation, Prepared, SessionSource } from '@paifang/gateway'
import type { Pairs } from '@paifang/signer-top'
import type { TopCallOptions } from '../TopCallOptions'
import type { TopFile } from './TopFile'

/** A call as text, before it is stamped and signed. */
export interface TopPrepared extends Prepared {
  readonly operation: AnyOperation<'top'>
  /** Business and further system parameters, sorted by name. */
  readonly pairs: Pairs
  /** `pairs` as a form; `''` where they do not travel as one. */
  readonly form: string
  readonly files: ReadonlyArray<TopFile>
  /** Where the session comes from; `undefined`: none is sent. */
  readonly session: SessionSource | undefined
  readonly targetAppKey: string | undefined
  readonly rawBody: TopCallOptions['rawBody']
}
