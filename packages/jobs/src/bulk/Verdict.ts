import type { CallError } from '@paifang/result'
import type { UnknownWhy } from './BulkReport'

/** What an answer says of one row. */
export type RowVerdict =
  | { readonly row: 'done' }
  | { readonly row: 'refused'; readonly code: string; readonly here?: { readonly path: string } }
  | { readonly row: 'unknown'; readonly why: UnknownWhy }
  | { readonly row: 'left' }

/** What the end of a call means for the rows of its request, and for the job. */
export type Verdict =
  | { readonly is: 'done' }
  /** One for each row of the request; those that are `left` are to be sent (again). */
  | { readonly is: 'rows'; readonly rows: ReadonlyArray<RowVerdict>; readonly requestId?: string }
  | {
      readonly is: 'refused'
      readonly code: string
      readonly requestId?: string
      /** Nothing of the request was written: it may be parted. */
      readonly atomic: boolean
      /** Which row it speaks of, counted from 0: a hint, as nobody says whether they count from 0. */
      readonly names?: number
      /** It held more rows than the platform takes at once. */
      readonly tooMany?: true
    }
  | {
      readonly is: 'unknown'
      readonly why: UnknownWhy
      readonly requestId?: string
      readonly error?: CallError
    }
  /** The same request once more: nothing can be written twice by it. */
  | { readonly is: 'again'; readonly why: UnknownWhy; readonly requestId?: string }
  /** Nothing was carried out; the gateway takes nothing for a while. */
  | {
      readonly is: 'held'
      readonly by: 'throttle' | 'network'
      readonly forMs?: number
      readonly error: CallError
    }
  /** Nothing was carried out, and no other row would fare better. */
  | { readonly is: 'stop'; readonly error: CallError }
