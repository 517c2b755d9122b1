import { unknownStruct, unknownValue, type Operation } from '@paifang/contract'
import type { SessionSource } from '@paifang/gateway'
import type { AnyOperation } from '@paifang/gateway/author'
import type { CallError, Result } from '@paifang/result'
import type { Pairs } from '@paifang/signer-top'

/** One call of a batch, as text. */
export interface BatchCall {
  readonly operation: AnyOperation<'top'>
  /** The encoded input. */
  readonly wire: unknown
  /** Business parameters, sorted by name. */
  readonly pairs: Pairs
  /** Its own, in place of the batch's. */
  readonly session: SessionSource | undefined
  readonly targetAppKey: string | undefined
  /** Whether repeating it is harmless. */
  readonly isIdempotent: boolean
}

/** The calls that go in one request, and what has become of each while it is repeated. */
export interface BatchChunk {
  readonly calls: ReadonlyArray<BatchCall>
  readonly separator: string
  /** By the place of the call; `undefined`: nothing is known of it. */
  readonly results: Array<Result<CallError, unknown> | undefined>
  /** Places of the calls that the next attempt sends. */
  pending: ReadonlyArray<number>
  /** Places of the calls that were sent, and of which no answer came. */
  inDoubt: ReadonlyArray<number>
  /** Where the sessions come from that have to be renewed before the next attempt; `undefined`: the batch's own. */
  renewing: ReadonlySet<SessionSource | undefined>
}

/** What a client runs: one request, whose answer is written into its chunk. */
interface BatchOperation extends Operation<'top', Readonly<Record<string, unknown>>, unknown> {
  readonly chunk: BatchChunk
  /** How many calls the next attempt is: what quotas count. */
  readonly calls: number
}

export const batchOperation = (calls: ReadonlyArray<BatchCall>, separator: string): BatchOperation => {
  const chunk: BatchChunk = {
    calls,
    separator,
    results: calls.map(() => undefined),
    pending: calls.map((_call, place) => place),
    inDoubt: [],
    renewing: new Set(),
  }
  const needs = calls.filter(({ session }) => session === undefined).map(({ operation }) => operation.session)
  return {
    gateway: 'top',
    method: 'batch',
    title: 'router/batch',
    input: unknownStruct,
    output: unknownValue,
    codes: [],
    session: needs.includes('required')
      ? 'required'
      : needs.every((need) => need === 'none')
        ? 'none'
        : 'optional',
    get idempotent() {
      return chunk.pending.every((place) => calls[place]?.isIdempotent === true)
    },
    sensitive: [],
    get calls() {
      return chunk.pending.length
    },
    chunk,
  }
}

export const chunkOf = (operation: object): BatchChunk | undefined =>
  (operation as { readonly chunk?: BatchChunk }).chunk
