import { integer, limited, list, oneOf, struct, text, unknownStruct, type Bulk } from '@paifang/contract'

/** How an operation that takes many rows answers when some of them are wrong. Without a wish all rows are taken. */
export interface BatchAnswers {
  /** Rows that are refused, by the text of their id (`bulk.rowId`); where a row has none, by their place, from 1. */
  readonly refuses?: ReadonlyArray<string>
  /** How many of a hundred rows are refused: always the same ones, whatever request they come in. */
  readonly percent?: number
  /**
   * What a refused row does to the others of its request. `others`: they are written; `before`: those before it; `none`.
   * Default: `others` where the answer speaks of rows, else `none` of an atomic request, else `before`.
   */
  readonly writes?: 'others' | 'before' | 'none'
  /** Rows that are written and that no answer speaks of, as in `refuses`. */
  readonly silent?: ReadonlyArray<string>
  /** Items of the answer in another order than the rows. Default `sent`. */
  readonly order?: 'sent' | 'reversed'
  /** Whether an answer that speaks of refused rows is a success as a whole; default `success`. */
  readonly whole?: 'success' | 'failure'
  /** Default `isv.row-refused`. */
  readonly code?: string
  readonly message?: string
  /** A request with more rows is refused and writes none; default: as documented. */
  readonly max?: number
  /** How the operation takes rows, where its document does not say or says otherwise. */
  readonly bulk?: Partial<Bulk>
}

const most = 10_000

/** `BatchAnswers` as JSON. */
export const BatchAnswers = struct<
  Omit<BatchAnswers, 'bulk'> & { readonly bulk?: Readonly<Record<string, unknown>> }
>('batch answers', {
  optional: {
    refuses: limited(list(text), { maxListSize: most }),
    percent: limited(integer, { minValue: 0, maxValue: 100 }),
    writes: oneOf(['others', 'before', 'none']),
    silent: limited(list(text), { maxListSize: most }),
    order: oneOf(['sent', 'reversed']),
    whole: oneOf(['success', 'failure']),
    code: limited(text, { maxLength: 100 }),
    message: limited(text, { maxLength: 1000 }),
    max: limited(integer, { minValue: 1, maxValue: most }),
    bulk: unknownStruct,
  },
})
