import type { GatewayError } from '@paifang/result'
import { dayOf, untilMidnightMs } from '@paifang/wire'
import { askBucket, fullBucket, giveBack, halve, slowDown, type Bucket } from './bucket'
import type { LimitAnswer, LimitAsk, LimitStore, RateLimit } from './LimitStore'

export interface MemoryLimitsOptions {
  /** Milliseconds that only grow; default `performance.now`. */
  readonly now?: () => number
  /** Epoch milliseconds, for midnight in GMT+8; default `Date.now`. */
  readonly clock?: () => number
}

interface KnownBan {
  readonly error: GatewayError
  readonly endsMs: number
  /** Until when the one attempt that finds out whether it is over has time. */
  readonly probeMs: number
}

/** A probe that is not heard of for so long is lost. */
const probeMs = 5_000
/** How soon those that wait for a probe look again. */
const lookMs = 200
/** A ban that nobody probed for so long after its end is over. */
const forgottenMs = 60_000
/** More bans than any application has methods in use. */
const mostBans = 10_000

/** Limits of one process, for as many clients as it is given to. */
export const memoryLimits = ({
  now = () => performance.now(),
  clock = () => Date.now(),
}: MemoryLimitsOptions = {}): LimitStore => {
  const buckets = new Map<string, Bucket>()
  const days = new Map<string, { readonly day: number; used: number }>()
  const bans = new Map<string, KnownBan>()

  const bucketOf = (limit: RateLimit, nowMs: number): Bucket =>
    buckets.get(limit.name) ?? fullBucket(limit, nowMs)

  const banned = (
    ask: LimitAsk,
    nowMs: number,
  ): Extract<LimitAnswer, { ok: false }> | 'probe' | undefined => {
    let found: 'probe' | undefined
    let worst: Extract<LimitAnswer, { ok: false }> | undefined
    for (const name of ask.bans) {
      const ban = bans.get(name)
      if (ban === undefined) continue
      if (nowMs >= ban.endsMs + forgottenMs) bans.delete(name)
      else if (nowMs < ban.endsMs) {
        const waitMs = ban.endsMs - nowMs
        if (worst === undefined || worst.why === 'probe' || waitMs > worst.waitMs)
          worst = { ok: false, why: 'ban', name, waitMs, error: ban.error }
      } else if (nowMs < ban.probeMs)
        worst ??= {
          ok: false,
          why: 'probe',
          name,
          waitMs: Math.min(lookMs, ban.probeMs - nowMs),
          error: ban.error,
        }
      else found = 'probe'
    }
    return worst ?? found
  }

  const setProbe = (ask: LimitAsk, untilMs: number, nowMs: number): void => {
    for (const name of ask.bans) {
      const ban = bans.get(name)
      if (ban !== undefined && nowMs >= ban.endsMs) bans.set(name, { ...ban, probeMs: untilMs })
    }
  }

  const take = (ask: LimitAsk, draw: number): LimitAnswer => {
    const { calls = 1 } = ask
    const nowMs = now()
    const found = bans.size === 0 ? undefined : banned(ask, nowMs)
    if (found !== undefined && found !== 'probe') return found
    let day = 0
    if (ask.days.length > 0) {
      const epochMs = clock()
      day = dayOf(epochMs)
      for (const { name, perDay } of ask.days) {
        const known = days.get(name)
        if ((known?.day === day ? known.used : 0) + calls > perDay)
          return { ok: false, why: 'quota', name, waitMs: untilMidnightMs(epochMs) }
      }
    }
    let refused: Extract<LimitAnswer, { ok: false }> | undefined
    const asked = ask.rates.map((limit) =>
      askBucket(bucketOf(limit, nowMs), limit, ask.priority, nowMs, draw),
    )
    ask.rates.forEach(({ name }, i) => {
      const { bucket, waitMs } = asked[i] as (typeof asked)[number]
      if (waitMs === 0) return
      // Where one has nothing, none is taken of the others.
      buckets.set(name, bucket)
      if (refused === undefined || waitMs > refused.waitMs) refused = { ok: false, why: 'rate', name, waitMs }
    })
    if (refused !== undefined) return refused
    ask.rates.forEach(({ name }, i) => {
      buckets.set(name, (asked[i] as (typeof asked)[number]).bucket)
    })
    for (const { name } of ask.days) {
      const known = days.get(name)
      if (known?.day === day) known.used += calls
      else days.set(name, { day, used: calls })
    }
    if (found === 'probe') setProbe(ask, nowMs + probeMs, nowMs)
    return { ok: true, probe: found === 'probe', day }
  }

  const changeRates = (
    ask: LimitAsk,
    nowMs: number,
    change: (bucket: Bucket, limit: RateLimit) => Bucket,
  ): void => {
    for (const limit of ask.rates) buckets.set(limit.name, change(bucketOf(limit, nowMs), limit))
  }

  return {
    take,
    settle: (ask, { probe, day }, settled) => {
      const nowMs = now()
      if (settled === 'unsent') {
        changeRates(ask, nowMs, giveBack)
        for (const { name } of ask.days) {
          const known = days.get(name)
          if (known?.day === day) known.used = Math.max(0, known.used - (ask.calls ?? 1))
        }
        if (probe) setProbe(ask, 0, nowMs)
      }
      if (settled === 'throttled') changeRates(ask, nowMs, (bucket, limit) => slowDown(bucket, limit, nowMs))
      if (settled === 'failed') setProbe(ask, nowMs + 1_000, nowMs)
      if (settled === 'passed') {
        for (const name of ask.bans) if (nowMs >= (bans.get(name)?.endsMs ?? Infinity)) bans.delete(name)
        changeRates(ask, nowMs, (bucket, limit) => halve(bucket, limit, nowMs))
      }
    },
    ban: (_application, name, error, forMs) => {
      const endsMs = now() + forMs
      const known = bans.get(name)
      if (known !== undefined && known.endsMs >= endsMs) return
      const [oldest] = bans.keys()
      if (known === undefined && bans.size >= mostBans && oldest !== undefined) bans.delete(oldest)
      bans.set(name, { error, endsMs, probeMs: 0 })
    },
    setUsed: (_application, names, calls) => {
      const day = dayOf(clock())
      for (const name of names) days.set(name, { day, used: calls })
    },
    lift: (_application, names) => {
      for (const name of names) bans.delete(name)
    },
  }
}
