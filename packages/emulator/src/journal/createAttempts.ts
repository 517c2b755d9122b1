import { createHash } from 'node:crypto'
import { valueAt } from '@paifang/contract'
import type { Arrival } from '../http/RawRequest'
import type { Exchange, RecordedCall } from './Journal'
import { outcomeOf } from './summarise'

/**
 * Which calls are attempts of one. No gateway says so, and a client signs each of its attempts anew: a retry is known by
 * a call that is the same but for its stamp, whose last attempt failed. The session may be another one only where that
 * attempt was refused for its access.
 */
export interface Attempts {
  /** The seq of the first attempt of this call; 0 where there was none before. */
  readonly firstOf: (seq: number, exchange: Exchange) => number
  readonly clear: () => void
}

interface Failed {
  readonly kind: string
  readonly first: number
  readonly isLost: () => boolean
}

/** Calls that failed and were not made again. */
const mostFailed = 1000

/** With these a client still gets what it asked for. */
const harmless: ReadonlySet<string> = new Set(['delay', 'duplicate', 'gbk'])

const always = (): boolean => true

/** A client that left before its answer was given nothing of it. Holds on to nothing else of the exchange. */
const isUnheard =
  (arrival: Arrival | undefined): (() => boolean) =>
  () =>
    arrival?.delivery?.head === ''

/** An answer that says in its own words that the call may be made again. */
const saysAgain = ({ checked, wire }: Exchange): boolean => {
  const flag = checked?.operation?.outcome?.retryable
  return flag !== undefined && String(valueAt(wire, flag)) === 'true'
}

/** Whether its client may have reason to make it again, as far as it is known here; `undefined`: it has none. */
const lossOf = (exchange: Exchange): (() => boolean) | undefined => {
  const { answer, faults } = exchange
  const isFailed =
    outcomeOf(exchange) !== 'answered' ||
    answer.delivery.kind !== 'whole' ||
    faults.some(({ kind }) => !harmless.has(kind)) ||
    saysAgain(exchange)
  if (isFailed) return always
  return faults.length === 0 ? undefined : isUnheard(exchange.request.arrival)
}

/** It was refused for what gives access. */
const isLockedOut = ({ call, checked }: Exchange): boolean => {
  const failing = checked?.checks.find(({ ok, ignored }) => !ok && ignored !== true)
  const field = failing === undefined ? undefined : checked?.run?.compare(failing.name)?.field
  return field !== undefined && call?.view.isSecret(field) === true
}

/** What two attempts of a call have in common, `withAccess` the session too. */
const keyOf = (kind: string, { view, parts }: RecordedCall, withAccess: boolean): string => {
  const { params, body, files } = parts()
  const isStamp = view.isStamp ?? view.isSystem
  const same = [...params]
    .filter(([name]) => !isStamp(name) && (withAccess || !(view.isSystem(name) && view.isSecret(name))))
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  const hash = createHash('sha256').update(JSON.stringify([kind, withAccess, same, body ?? null]))
  for (const { name, fileName, type, bytes } of files)
    hash.update(JSON.stringify([name, fileName, type, bytes.length])).update(bytes)
  return hash.digest('base64')
}

export const createAttempts = (): Attempts => {
  /** By what their attempts have in common, the oldest first. */
  const failed = new Map<string, Failed>()
  /** How many of them are calls of one application to one operation. */
  const counts = new Map<string, number>()
  const drop = (key: string, { kind }: Failed): void => {
    const left = (counts.get(kind) ?? 1) - 1
    if (left > 0) counts.set(kind, left)
    else counts.delete(kind)
    failed.delete(key)
  }
  /** Takes it out: whatever becomes of this attempt, it is the last one now. */
  const take = (kind: string, call: RecordedCall): Failed | undefined => {
    // Nothing is compared, and nothing made for it, unless such a call failed.
    if (!counts.has(kind)) return undefined
    for (const withAccess of [true, false]) {
      const key = keyOf(kind, call, withAccess)
      const found = failed.get(key)
      if (found === undefined) continue
      drop(key, found)
      return found.isLost() ? found : undefined
    }
    return undefined
  }
  return {
    firstOf: (seq, exchange) => {
      const { call, request } = exchange
      // What the control API sends again names what it repeats, and is nobody's attempt.
      if (call === undefined || request.again !== undefined) return 0
      const kind = JSON.stringify([call.view.gateway, call.claim.app, call.claim.method])
      const before = take(kind, call)
      const isLost = lossOf(exchange)
      if (isLost !== undefined) {
        const key = keyOf(kind, call, !isLockedOut(exchange))
        const replaced = failed.get(key)
        if (replaced !== undefined) drop(key, replaced)
        failed.set(key, { kind, first: before?.first ?? seq, isLost })
        counts.set(kind, (counts.get(kind) ?? 0) + 1)
        const [oldest] = failed
        if (failed.size > mostFailed && oldest !== undefined) drop(...oldest)
      }
      return before?.first ?? 0
    },
    clear: () => {
      failed.clear()
      counts.clear()
    },
  }
}
