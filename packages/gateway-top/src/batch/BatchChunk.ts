import { unknownStruct, unknownValue, type Operation } from '@paifang/contract'
import type { SessionSource } from '@paifang/gateway'
import type { AnyOperation, CallParts } from '@paifang/gateway/author'
import type { CallError, GatewayError, Result } from '@paifang/result'
import type { Pairs } from '@paifang/signer-top'
import { left } from 'fp-ts/Either'
import type { batchLines, batchUrl } from './batchLines'
import type { openBatch, renewItems } from './openBatch'

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

/** How a batch is sent and read. It comes with the batch: a program that makes none need not hold it. */
export interface BatchWays {
  readonly url: typeof batchUrl
  readonly lines: typeof batchLines
  readonly open: typeof openBatch
  readonly renew: typeof renewItems
}

/** The calls that go in one request, and what has become of each while it is repeated. */
export interface BatchChunk {
  readonly calls: ReadonlyArray<BatchCall>
  readonly separator: string
  readonly ways: BatchWays
  /** By the place of the call; `undefined`: nothing is known of it. */
  readonly results: Array<Result<CallError, unknown> | undefined>
  /** Places of the calls that the next attempt sends. */
  pending: ReadonlyArray<number>
  /** Places of the calls that were sent, and of which no answer came. */
  inDoubt: ReadonlyArray<number>
  /** How the gateway refused calls of the last attempt, or all of them. */
  refusals: ReadonlyArray<GatewayError>
  /** Where the sessions come from that have to be renewed before the next attempt; `undefined`: the batch's own. */
  renewing: ReadonlySet<SessionSource | undefined>
}

/** What a client runs: one request, whose answer is written into its chunk. */
interface BatchOperation extends Operation<'top', Readonly<Record<string, unknown>>, unknown> {
  readonly chunk: BatchChunk
  /** How many calls the next attempt is: what quotas count. */
  readonly calls: number
  readonly parts: CallParts
}

const partsIn = (chunk: BatchChunk): CallParts => {
  const methodAt = (place: number): string | undefined => chunk.calls[place]?.operation.method
  return {
    methods: () => [
      ...new Set(
        chunk.calls
          .filter((_call, place) => chunk.pending.includes(place))
          .map(({ operation }) => operation.method),
      ),
    ],
    refusals: () => chunk.refusals,
    settle: (error) => {
      if (chunk.inDoubt.length > 0) return false
      for (const place of chunk.pending)
        if (methodAt(place) === error.method) chunk.results[place] ??= left(error)
      chunk.pending = chunk.pending.filter((place) => methodAt(place) !== error.method)
      return error.method !== chunkMethod && chunk.pending.length > 0
    },
  }
}

/** Stands for the method of a request that has many. */
export const chunkMethod = 'batch'

export const batchOperation = (
  calls: ReadonlyArray<BatchCall>,
  separator: string,
  ways: BatchWays,
): BatchOperation => {
  const chunk: BatchChunk = {
    calls,
    separator,
    ways,
    results: calls.map(() => undefined),
    pending: calls.map((_call, place) => place),
    inDoubt: [],
    refusals: [],
    renewing: new Set(),
  }
  const needs = calls.filter(({ session }) => session === undefined).map(({ operation }) => operation.session)
  return {
    gateway: 'top',
    method: chunkMethod,
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
      // After answers to each, only calls are left that may be repeated.
      const isSorted = chunk.refusals.length > 0 && chunk.inDoubt.length === 0
      return isSorted || chunk.pending.every((place) => calls[place]?.isIdempotent === true)
    },
    sensitive: [],
    get calls() {
      return chunk.pending.length
    },
    parts: partsIn(chunk),
    chunk,
  }
}

export const chunkOf = (operation: object): BatchChunk | undefined =>
  (operation as { readonly chunk?: BatchChunk }).chunk
