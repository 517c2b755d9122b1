import { encodeParams, type InputOf, type OutputOf } from '@paifang/contract'
import { randomBytes } from 'node:crypto'
import type { SessionSource } from '@paifang/gateway'
import {
  checkInput,
  emit,
  errorFacts,
  inputError,
  isIdempotent,
  isOperation,
  perObject,
  type AnyOperation,
} from '@paifang/gateway/author'
import type { CallError, InputError, Issue, Result } from '@paifang/result'
import { createCanonicaliser } from '@paifang/signer-top'
import { unknownOption } from '@paifang/transport'
import { left, right, type Either } from 'fp-ts/Either'
import type { TopClient } from '../createTopClient'
import { missingParams } from '../request/missingParams'
import { collisions, isParams, pairsOf } from '../request/prepareTop'
import { textIssues } from '../request/systemParams'
import { topFiles } from '../request/topFiles'
import type { TopCallOptions } from '../TopCallOptions'
import { batchOperation, chunkMethod, type BatchCall, type BatchWays } from './BatchChunk'
import type { BatchEvent } from './BatchEvent'
import { batchLines, batchUrl, defaultSeparator } from './batchLines'
import { openBatch, renewItems } from './openBatch'

/** What one call of a batch may say for itself. */
export interface BatchItemOptions {
  /** The user's authorization for this call, in place of the batch's. */
  readonly session?: SessionSource
  readonly targetAppKey?: string
  /** Whether repeating this call is harmless, in place of what the operation says. */
  readonly idempotent?: boolean
}

/** One call of a batch: its operation, its input, and what it says for itself. */
export type BatchItem<Op extends AnyOperation<'top'>> =
  | readonly [operation: Op, input: InputOf<Op>]
  | readonly [operation: Op, input: InputOf<Op>, options: BatchItemOptions]

/** How one call of a batch failed. `batchRefused`: the whole request was refused, and this call with it. */
export type BatchError<C extends string = string, O = unknown> = CallError<C, O> & {
  readonly batchRefused?: true
}

/** The results of a batch, in the order of its calls. */
export type BatchResults<Ops extends ReadonlyArray<AnyOperation<'top'>>> = {
  readonly [K in keyof Ops]: Result<BatchError<Ops[K]['codes'][number], OutputOf<Ops[K]>>, OutputOf<Ops[K]>>
}

export interface BatchOptions extends Pick<
  TopCallOptions,
  'session' | 'signal' | 'deadlineMs' | 'attemptTimeoutMs' | 'caller' | 'params' | 'targetAppKey'
> {
  /** Calls in one request. Default 20; no source states the gateway's own bound. */
  readonly chunkSize?: number
  /**
   * What stands between calls, and between their answers: printable ASCII with a character that no form holds, such as
   * `|~|`. It must not occur in an answer. Default: the protocol's own, with its line breaks, which cannot.
   */
  readonly separator?: string
  /**
   * What becomes of the other calls when the input of one is not right. `stop`: nothing is sent; `skip`: the others are.
   * Default `stop`.
   */
  readonly onInputError?: 'stop' | 'skip'
  /** Told how each call ended, in the order of the calls, when all have; then how the batch did. Default: nobody is. */
  readonly onEvent?: (event: BatchEvent) => void
  /** Epoch milliseconds, for events. Default `Date.now`. */
  readonly clock?: () => number
}

/**
 * Makes many calls in few requests (`/router/batch`): their Results, in order. Never rejects. An answer that cannot be
 * read costs its own call alone. What failed in a way that passes is asked for again by the client's own policies, in a
 * smaller batch, where that is safe for each call in it. Chunks are sent one after the other; the gateway may run the calls
 * of one in any order. `deadlineMs` (default 60,000) and `attemptTimeoutMs` (default 30,000) are those of one chunk.
 *
 * @example
 * const [trade, user] = await batch(top, [[tradeGet, { tid }], [userGet, { nick }]])
 * @see TOP batch
 */
export const batch = async <const Ops extends ReadonlyArray<AnyOperation<'top'>>>(
  client: TopClient,
  items: { readonly [K in keyof Ops]: BatchItem<Ops[K]> },
  options: BatchOptions = {},
): Promise<BatchResults<Ops>> => {
  const { onEvent, clock = Date.now, ...own } = options
  const given = items as ReadonlyArray<BatchItem<AnyOperation<'top'>>>
  if (onEvent === undefined) return (await runBatch(client, given, own)) as unknown as BatchResults<Ops>
  const beganMs = clock()
  const results = await runBatch(client, given, own)
  tell(onEvent, { clock, beganMs, caller: own.caller }, given, results)
  return results as unknown as BatchResults<Ops>
}

type Given = ReadonlyArray<BatchItem<AnyOperation<'top'>>>
type Ended = ReadonlyArray<Result<BatchError, unknown>>

interface Moment {
  readonly clock: () => number
  readonly beganMs: number
  readonly caller: string | undefined
}

const tell = (
  onEvent: NonNullable<BatchOptions['onEvent']>,
  { clock, beganMs, caller }: Moment,
  given: Given,
  results: Ended,
): void => {
  const id = randomBytes(4).toString('hex')
  const atMs = clock()
  const about = { gateway: 'top', ...(caller === undefined ? {} : { caller }), atMs } as const
  for (const [place, result] of results.entries()) {
    const failed = result._tag === 'Left' ? result.left : undefined
    emit(onEvent, {
      type: 'batch.call',
      id: `${id}-${place}`,
      method: methodOf(given[place]),
      ...about,
      place,
      outcome: failed?._tag ?? 'ok',
      ...(failed === undefined ? {} : errorFacts(failed)),
      ...(failed?.batchRefused === true ? { batchRefused: true as const } : {}),
    })
  }
  emit(onEvent, {
    type: 'batch.done',
    id,
    method: chunkMethod,
    ...about,
    calls: results.length,
    succeeded: results.filter(({ _tag }) => _tag === 'Right').length,
    durationMs: atMs - beganMs,
  })
}

const ways: BatchWays = { url: batchUrl, lines: batchLines, open: openBatch, renew: renewItems }

const runBatch = async (
  client: TopClient,
  given: Given,
  options: Omit<BatchOptions, 'onEvent' | 'clock'>,
): Promise<Ended> => {
  const { chunkSize = 20, separator = defaultSeparator, onInputError = 'stop', ...callOptions } = options
  const results: Array<Result<BatchError, unknown>> = []
  const issues = optionIssues(chunkSize, separator, onInputError)
  if (issues.length > 0) {
    for (const [place, item] of given.entries())
      results[place] = left(inputError(methodOf(item), 'options', issues))
    return results
  }
  const ready: Array<readonly [place: number, call: BatchCall]> = []
  for (const [place, item] of given.entries()) {
    const prepared = prepareItem(item)
    if (prepared._tag === 'Left') results[place] = prepared
    else ready.push([place, prepared.right])
  }
  const wrong = Object.keys(results)
  if (onInputError === 'stop' && wrong.length > 0) {
    const expected = `right inputs for all calls of the batch: those at ${wrong.slice(0, 10).join(', ')} are not`
    for (const [place, { operation }] of ready)
      results[place] = left(inputError(operation.method, 'input', [{ path: '', expected }]))
    return results
  }
  const limits = { deadlineMs: 60_000, attemptTimeoutMs: 30_000 }
  for (let from = 0; from < ready.length; from += chunkSize) {
    const part = ready.slice(from, from + chunkSize)
    const operation = batchOperation(
      part.map(([, call]) => call),
      separator,
      ways,
    )
    const whole = await client.run(operation, {}, { ...limits, ...callOptions })
    const { chunk } = operation
    for (const [at, [place]] of part.entries()) {
      const own = chunk.results[at]
      results[place] =
        whole._tag === 'Left' && (own === undefined || chunk.inDoubt.includes(at))
          ? whole
          : (own ?? left(lost(operation.method)))
    }
  }
  return results
}

/** Nothing ends so unless a wrapper around the client answers in its place. */
const lost = (method: string): CallError => ({
  _tag: 'TransportError',
  method,
  reason: 'unknown',
  sent: 'maybe',
  message: 'the batch ended without an answer to this call',
})

/** Characters of a form and of the marks around it: a separator of nothing else could occur in a line. */
const ofForms = /^[\w.*+%&=#~!'()-]*$/

const optionIssues = (chunkSize: number, separator: string, onInputError: string): ReadonlyArray<Issue> => {
  const issues: Issue[] = []
  if (!Number.isSafeInteger(chunkSize) || chunkSize < 1)
    issues.push({ path: 'chunkSize', expected: 'a whole number of calls, from 1' })
  if (separator !== defaultSeparator && (!/^[\x21-\x7e]{1,100}$/.test(separator) || ofForms.test(separator)))
    issues.push({ path: 'separator', expected: 'printable ASCII with a character that no form holds: |~|' })
  if (onInputError !== 'stop' && onInputError !== 'skip')
    issues.push({ path: 'onInputError', expected: 'stop or skip' })
  return issues
}

const encoding = {
  encode: ({ input }: AnyOperation, value: unknown): unknown => encodeParams(input, value),
}

const orders = perObject((_operation: AnyOperation) => ({ canonicalise: createCanonicaliser() }))

/** Of something else nothing: a batch never rejects, whatever program it is called from. */
const partsOf = (
  item: unknown,
): readonly [operation?: AnyOperation<'top'>, input?: unknown, options?: BatchItemOptions | null] =>
  Array.isArray(item) ? (item as unknown as Given[number]) : []

const methodOf = (item: Given[number] | undefined): string => {
  const [operation] = partsOf(item)
  return isOperation(operation) ? operation.method : ''
}

const noItem: Issue = { path: '', expected: 'an operation and its input: [operation, input]' }

const itemNames: Readonly<Record<keyof BatchItemOptions, true>> = {
  session: true,
  targetAppKey: true,
  idempotent: true,
}
const knownNames: ReadonlySet<string> = new Set(Object.keys(itemNames))

const itemIssues = (options: BatchItemOptions): ReadonlyArray<Issue> => [
  ...Object.keys(options).flatMap((path) => {
    const expected = unknownOption(path, knownNames)
    return expected === undefined ? [] : [{ path, expected }]
  }),
  ...textIssues({ targetAppKey: options.targetAppKey }),
]

/** One call as text, checked as a call by itself is. */
const prepareItem = (item: Given[number]): Either<InputError, BatchCall> => {
  const [operation, input, given] = partsOf(item)
  if (!isOperation(operation)) return left(inputError('', 'input', [noItem]))
  const options = given ?? {}
  const { method } = operation
  const refuse = (issues: ReadonlyArray<Issue>): Either<InputError, never> =>
    left(inputError(method, 'input', issues))
  if ((operation.gateway as string) !== 'top') return refuse([{ path: '', expected: 'an operation of top' }])
  const encoded = checkInput(encoding, operation, input, {})
  if (encoded._tag === 'Left') return encoded
  const wire = encoded.right
  if (!isParams(wire)) return refuse([{ path: '', expected: 'an object of parameters' }])
  const files = topFiles(wire)
  if (files.length > 0)
    return refuse(
      files.map(({ param }) => ({ path: param, expected: 'no file: a batch has none; call it by itself' })),
    )
  const business = pairsOf(wire, orders(operation))
  if ('issues' in business) return refuse(business.issues)
  const { pairs } = business
  const issues = [...collisions(wire, []), ...missingParams(operation, pairs, [])]
  if (issues.length > 0) return refuse(issues)
  const { session, targetAppKey } = options
  const odd = itemIssues(options)
  if (odd.length > 0) return left(inputError(method, 'options', odd))
  return right({
    operation,
    wire,
    pairs,
    session,
    targetAppKey,
    isIdempotent: isIdempotent({ operation, options, wire }),
  })
}
