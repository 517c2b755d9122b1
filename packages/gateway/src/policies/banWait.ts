import type { CallError, GatewayError } from '@paifang/result'
import type { Call } from '../call/Call'
import { partsOf, type CallParts } from '../call/CallParts'
import type { Policy } from './Policy'
import { isThenable } from '../thenable'
import type { Ban, BanMemory, BanTarget } from './bans'

export interface BanWaitOptions {
  readonly bans: BanMemory
  readonly maxWaitMs: number
  readonly maxAttempts: number
  readonly now: () => number
  readonly wait: (ms: number, signal?: AbortSignal) => Promise<void>
  readonly random: () => number
}

/** So that the calls which met the same ban do not all come back in the same millisecond. */
const spreadMs = 250

const targetOf = ({ gateway, account, operation }: Call, method = operation.method): BanTarget => ({
  gateway,
  account,
  method,
})

/** The refusal that a call would get, without asking for it. */
const remembered = (method: string, { error, leftMs }: Ban): GatewayError => {
  const { requestId: _theirs, ...known } = error
  return { ...known, method, retryAfterMs: Math.ceil(leftMs), sent: 'no' }
}

/**
 * The gateway throttled a call and said for how long. That call, and every later one that the ban hits, waits until it is
 * over where that is short enough; otherwise it ends at once in the refusal, its `retryAfterMs` saying when. Safe for
 * writes: a throttled request was not carried out. Of a batch each call has bans of its own: one that is not waited for ends
 * its call alone.
 */
export const banWait = ({ bans, maxWaitMs, maxAttempts, now, wait, random }: BanWaitOptions): Policy => {
  const delayMs = (leftMs: number): number => leftMs + Math.round(random() * spreadMs)

  /** Whoever gave us a `wait` that does not wait has a reason: its clock need not show that the ban is over. */
  const standsStill = (beganMs: number, waitedMs: number): boolean => now() - beganMs < waitedMs
  const waiting = new WeakMap<Call, { readonly beganMs: number; readonly banMs: number }>()

  const isTooLong = (call: Call, { leftMs }: Ban, waitMs: number): boolean =>
    leftMs > maxWaitMs || waitMs >= call.endsMs - now()

  const met = async (call: Call, found: Ban): Promise<CallError | undefined> => {
    for (let ban: Ban | undefined = found; ban !== undefined; ban = await bans.find(targetOf(call))) {
      const waitMs = delayMs(ban.leftMs)
      if (isTooLong(call, ban, waitMs)) return remembered(call.operation.method, ban)
      const beganMs = now()
      await wait(waitMs, call.signal)
      if (call.signal?.aborted === true || standsStill(beganMs, ban.leftMs)) return undefined
    }
    return undefined
  }

  /** The longest ban of the calls of a batch that is worth waiting for; those whose ban is not are ended. */
  const longest = async (call: Call, parts: CallParts): Promise<Ban | GatewayError | undefined> => {
    let waited: Ban | undefined
    for (const method of [call.operation.method, ...parts.methods()]) {
      const ban = await bans.find(targetOf(call, method))
      if (ban === undefined) continue
      if (isTooLong(call, ban, delayMs(ban.leftMs))) {
        const refused = remembered(method, ban)
        if (!parts.settle(refused)) return refused
      } else if (waited === undefined || ban.leftMs > waited.leftMs) waited = ban
    }
    return waited
  }

  const metParts = async (call: Call, parts: CallParts): Promise<CallError | undefined> => {
    for (;;) {
      const ban = await longest(call, parts)
      if (ban === undefined || '_tag' in ban) return ban
      const beganMs = now()
      await wait(delayMs(ban.leftMs), call.signal)
      if (call.signal?.aborted === true || standsStill(beganMs, ban.leftMs)) return undefined
    }
  }

  const learn = (call: Call, error: CallError | undefined, method?: string): void => {
    if (error?._tag !== 'GatewayError' || error.kind !== 'throttled' || error.retryAfterMs === undefined)
      return
    const learning = bans.learn(targetOf(call, method), error, error.retryAfterMs)
    // The call that was refused knows its ban: it need not wait until others do.
    if (isThenable(learning)) Promise.resolve(learning).catch(() => undefined)
  }

  return {
    name: 'ban wait',
    before: (call) => {
      const waited = call.attempt === 0 ? undefined : waiting.get(call)
      if (waited !== undefined) waiting.delete(call)
      if (waited !== undefined && standsStill(waited.beganMs, waited.banMs)) return undefined
      const parts = partsOf(call.operation)
      if (parts !== undefined) return metParts(call, parts)
      const found = bans.find(targetOf(call))
      if (found === undefined) return undefined
      if (!isThenable(found)) return met(call, found)
      return Promise.resolve(found).then((ban) => (ban === undefined ? undefined : met(call, ban)))
    },
    after: (call, { error }) => {
      const parts = partsOf(call.operation)
      if (parts === undefined) learn(call, error)
      else for (const refusal of parts.refusals()) learn(call, refusal, refusal.method)
    },
    recover: ({ call, error, retryAfterMs }) => {
      if (error._tag !== 'GatewayError' || error.kind !== 'throttled') return undefined
      if (retryAfterMs === undefined || retryAfterMs > maxWaitMs || call.attempt >= maxAttempts)
        return undefined
      waiting.set(call, { beganMs: now(), banMs: retryAfterMs })
      return { delayMs: delayMs(retryAfterMs) }
    },
  }
}
