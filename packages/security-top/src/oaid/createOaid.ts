import { randomBytes } from 'node:crypto'
import { topOaidDecrypt, topOaidMerge, type TopOaidDecrypt } from '@paifang/api-top-platform'
import type { CallOptions, Run } from '@paifang/gateway'
import { emit, errorFacts, inputError, refuseUnknownOptions } from '@paifang/gateway/author'
import type { CallError, CryptoError, Issue, Result } from '@paifang/result'
import { left, right } from 'fp-ts/Either'
import type { OaidEvent } from './OaidEvent'

/**
 * What a receiver is wanted for; fields that it does not need come back masked. Waybills: 1001 of SF, 1002 of the large
 * couriers, 1003 of EMS, 1004 others. 1005 delivery by a store, 1006 by hand, 1007 drop-shipping. 1008 a change of address
 * (address only), 1009 a name that is looked at (name only), 2001 after-sales and 2002 customer care (mobile number
 * only), 3001 Qimen.
 *
 * @see top.oaid.decrypt, doc 54714 and the scene table
 */
export type OaidScene =
  '1001' | '1002' | '1003' | '1004' | '1005' | '1006' | '1007' | '1008' | '1009' | '2001' | '2002' | '3001'

/** The receiver of an order, as the order names it. */
export interface OaidOrder {
  /** It belongs to this shop and this application. */
  readonly oaid: string
  readonly tid: string
}

export interface OaidQuery extends OaidOrder {
  readonly scene: OaidScene
  /** Days for which a virtual number is wanted. */
  readonly virtualDays?: number
}

/** A number that reaches the receiver for a time, with an extension that has to be dialled. */
export interface VirtualNumber {
  readonly number: string
  readonly extension?: string
  readonly expiresAt?: Date
}

/**
 * Personal data. Fields that the scene does not need are masked; `mobile` of a virtual number is as it came, with its
 * extension: `18877771111-123`. `matched: false`: the buyer changed the address; fetch the order again for its new oaid.
 */
export interface Receiver
  extends
    OaidOrder,
    Omit<
      TopOaidDecrypt.ReceiverList,
      'oaid' | 'tid' | 'privacy_protection' | 'secret_no_expire_time' | 'desensitize_rule'
    > {
  /** Why fields are masked that the scene needs: `DECRYPTION_DISABLED_BY_ORDERCLOSED`. Not a failed call. */
  readonly maskedBy?: string
  /** Where the mobile number is a virtual one. */
  readonly virtual?: VirtualNumber
}

export type OaidOptions = Pick<CallOptions, 'session' | 'signal' | 'deadlineMs' | 'caller'>

export interface Oaid {
  /**
   * The receivers behind oaids, in order, 20 a call, one call after the other. The same question is asked once. Nothing is
   * kept, and nothing that may have been answered is asked again: shops have a quota. A query that is none costs itself
   * alone: an InputError. An oaid that the platform has no receiver for is a CryptoError, `no-receiver`.
   */
  readonly decrypt: (
    queries: ReadonlyArray<OaidQuery>,
    options?: OaidOptions,
  ) => Promise<ReadonlyArray<Result<CallError | CryptoError, Receiver>>>
  /** Groups of orders that go to the same receiver, each with its tids. At most 100 orders: more is an InputError. */
  readonly merge: (
    orders: ReadonlyArray<OaidOrder>,
    options?: OaidOptions,
  ) => Promise<Result<CallError, ReadonlyArray<ReadonlyArray<string>>>>
}

/** The platform takes no more in one call, whatever the metadata says. */
const mostQueries = 20

const isList = (value: unknown): boolean => Array.isArray(value)
const isText = (value: unknown): boolean => typeof value === 'string' && value.trim() !== ''

/** What is wrong with an order, or a query, at its place in the list; a column may hold null, whatever its type says. */
const issuesOf = (given: unknown, place: string, names: ReadonlyArray<string>): ReadonlyArray<Issue> => {
  if (typeof given !== 'object' || given === null) return [{ path: place, expected: 'an order' }]
  return names
    .filter((name) => !isText((given as Readonly<Record<string, unknown>>)[name]))
    .map((name) => ({ path: `${place}.${name}`, expected: 'text that is not empty' }))
}

const queryFields = ['oaid', 'tid', 'scene']
const orderFields = ['oaid', 'tid']

const pairOf = ({ oaid, tid }: { readonly oaid?: string; readonly tid?: string }): string =>
  JSON.stringify([oaid, tid])
const questionOf = ({ oaid, tid, scene, virtualDays }: OaidQuery): string =>
  JSON.stringify([oaid, tid, scene, virtualDays])

/** Calls for different questions: answers name oaid and tid alone, so no call has the same two twice. */
const chunksOf = (queries: ReadonlyArray<OaidQuery>): ReadonlyArray<ReadonlyArray<OaidQuery>> => {
  const seen = new Map<string, number>()
  const rounds: OaidQuery[][] = []
  for (const query of new Map(queries.map((some) => [questionOf(some), some])).values()) {
    const pair = pairOf(query)
    const round = seen.get(pair) ?? 0
    seen.set(pair, round + 1)
    ;(rounds[round] ??= []).push(query)
  }
  return rounds.flatMap((round) =>
    Array.from({ length: Math.ceil(round.length / mostQueries) }, (_none, i) =>
      round.slice(i * mostQueries, (i + 1) * mostQueries),
    ),
  )
}

const virtualOf = ({ mobile, secret_no_expire_time }: TopOaidDecrypt.ReceiverList): VirtualNumber => {
  const [number = '', extension] = (mobile ?? '').split('-')
  return {
    number,
    ...(extension === undefined || extension === '' ? {} : { extension }),
    ...(secret_no_expire_time === undefined ? {} : { expiresAt: secret_no_expire_time }),
  }
}

const receiverOf = ({ oaid, tid }: OaidOrder, row: TopOaidDecrypt.ReceiverList): Receiver => {
  const { privacy_protection, secret_no_expire_time: _until, desensitize_rule, ...shown } = row
  return {
    ...shown,
    oaid,
    tid,
    ...(desensitize_rule === undefined || desensitize_rule === '' ? {} : { maskedBy: desensitize_rule }),
    ...(privacy_protection === true && row.mobile !== undefined ? { virtual: virtualOf(row) } : {}),
  }
}

export interface CreateOaid {
  readonly client: { readonly run: Run<'top', CallOptions> }
  /** Told of every call, in counts. Default: nobody is. */
  readonly onEvent?: (event: OaidEvent) => void
  /** Epoch milliseconds, for events. Default `Date.now`. */
  readonly clock?: () => number
}

const names: Readonly<Record<keyof CreateOaid, true>> = { client: true, onEvent: true, clock: true }
const optionNames: ReadonlySet<string> = new Set(Object.keys(names))

/**
 * Opens oaids: what orders say in place of a receiver. The keys of `createTopSecurity` have nothing to do with it.
 *
 * @throws TypeError for an option that it does not have
 * @example
 * const oaid = createOaid({ client })
 * const [receiver] = await oaid.decrypt([{ oaid: order.oaid, tid: order.tid, scene: '1002' }], { session })
 */
export const createOaid = (given: CreateOaid): Oaid => {
  refuseUnknownOptions(given, optionNames)
  const { client, onEvent, clock = Date.now } = given
  const tell = (
    { method }: { readonly method: string },
    beganMs: number,
    options: OaidOptions | null,
    result: Result<CallError, unknown>,
    counts: Pick<OaidEvent, 'type' | 'asked' | 'answered' | 'masked' | 'unmatched'>,
  ): void => {
    if (onEvent === undefined) return
    const atMs = clock()
    emit(onEvent, {
      id: randomBytes(6).toString('hex'),
      gateway: 'top',
      method,
      ...(options?.caller === undefined ? {} : { caller: options.caller }),
      atMs,
      durationMs: atMs - beganMs,
      outcome: result._tag === 'Left' ? result.left._tag : 'ok',
      ...(result._tag === 'Left' ? errorFacts(result.left) : {}),
      ...counts,
    })
  }

  return {
    decrypt: async (queries, options = {}) => {
      const answered = new Map<string, Result<CallError | CryptoError, Receiver>>()
      const { method } = topOaidDecrypt
      if (!isList(queries))
        return [left(inputError(method, 'input', [{ path: 'queries', expected: 'a list of queries' }]))]
      const issues = queries.map((query, i) => issuesOf(query, `queries[${i}]`, queryFields))
      for (const chunk of chunksOf(queries.filter((_query, i) => issues[i]?.length === 0))) {
        const query_list = chunk.map(({ oaid, tid, scene, virtualDays }) => ({
          oaid,
          tid,
          scene,
          ...(virtualDays === undefined ? {} : { secret_no_days: virtualDays }),
        }))
        const beganMs = clock()
        const result = await client.run(topOaidDecrypt, { query_list }, options)
        const rows =
          result._tag === 'Left'
            ? new Map<string, TopOaidDecrypt.ReceiverList>()
            : new Map(result.right.receiver_list.map((row) => [pairOf(row), row]))
        tell(topOaidDecrypt, beganMs, options, result, {
          type: 'oaid.decrypted',
          asked: chunk.length,
          ...(result._tag === 'Left' ? {} : countsOf([...rows.values()])),
        })
        for (const query of chunk) {
          const row = rows.get(pairOf(query))
          const own = row === undefined ? left(noReceiver) : right(receiverOf(query, row))
          answered.set(questionOf(query), result._tag === 'Left' ? result : own)
        }
      }
      return queries.map((query, i) => {
        const wrong = issues[i] ?? []
        if (wrong.length > 0) return left(inputError(method, 'input', wrong))
        return answered.get(questionOf(query)) ?? left(noReceiver)
      })
    },
    merge: async (orders, options = {}) => {
      const { method } = topOaidMerge
      if (!isList(orders))
        return left(inputError(method, 'input', [{ path: 'orders', expected: 'a list of orders' }]))
      if (orders.length === 0) return right([])
      const issues = orders.flatMap((order, i) => issuesOf(order, `orders[${i}]`, orderFields))
      if (issues.length > 0) return left(inputError(method, 'input', issues))
      const merge_list = orders.map(({ oaid, tid }) => ({ oaid, tid }))
      const beganMs = clock()
      const result = await client.run(topOaidMerge, { merge_list }, options)
      tell(topOaidMerge, beganMs, options, result, { type: 'oaid.merged', asked: orders.length })
      if (result._tag === 'Left') return result
      const groups = result.right.tid_list.map((group) =>
        group
          .split(',')
          .map((tid) => tid.trim())
          .filter((tid) => tid !== ''),
      )
      const named = new Set(groups.flat())
      // An order that no group names goes nowhere with another.
      const alone = new Set(orders.map(({ tid }) => tid).filter((tid) => !named.has(tid)))
      return right([...groups.filter((group) => group.length > 0), ...[...alone].map((tid) => [tid])])
    },
  }
}

const countsOf = (
  rows: ReadonlyArray<TopOaidDecrypt.ReceiverList>,
): Required<Pick<OaidEvent, 'answered' | 'masked' | 'unmatched'>> => ({
  answered: rows.length,
  masked: rows.filter(({ desensitize_rule }) => desensitize_rule !== undefined && desensitize_rule !== '')
    .length,
  unmatched: rows.filter(({ matched }) => matched === false).length,
})

const noReceiver: CryptoError = { _tag: 'CryptoError', reason: 'no-receiver' }
