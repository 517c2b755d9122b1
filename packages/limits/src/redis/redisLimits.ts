import { emit, type PaifangEvent } from '@paifang/gateway'
import type { GatewayError } from '@paifang/result'
import { memoryLimits } from '../memoryLimits'
import type { LimitAnswer, LimitAsk, LimitStore, Priority } from '../LimitStore'
import { banScript, limitScript, usedScript } from './limitScript'
import {
  bounded,
  checkShared,
  refuseUnknownOptions,
  script,
  type SharedOptions,
} from '@paifang/gateway/author'

/**
 * What happens to calls while Redis is away. `share`: each process keeps its part of every limit; where its part of a day is
 * used up, they wait. `closed`: they wait.
 * `open`: they go without limits, but not into bans that this process knows.
 */
export type StoreDown = 'share' | 'closed' | 'open'

export interface RedisLimitsOptions extends SharedOptions {
  /** Default: `share` for interactive calls, `closed` for bulk, which has time. */
  readonly onStoreDown?: StoreDown
  /** How many processes share the limits, for `share`. Default 1. */
  readonly processes?: number
  /** Within this time there is a decision. Default 50 ms. */
  readonly storeTimeoutMs?: number
  /** Told once when Redis goes (`outcome: 'LimitError'`, `reason: 'store'`), and once when it is back (`ok`). */
  readonly onEvent?: (event: PaifangEvent) => void
  /** Epoch milliseconds, for all processes alike; default: Redis's own clock. */
  readonly clock?: () => number
}

const names: Readonly<Record<keyof RedisLimitsOptions, true>> = {
  redis: true,
  prefix: true,
  onStoreDown: true,
  processes: true,
  storeTimeoutMs: true,
  onEvent: true,
  clock: true,
}
const optionNames: ReadonlySet<string> = new Set(Object.keys(names))

type Granted = Extract<LimitAnswer, { readonly ok: true }>

/** How often it is looked whether Redis is back. */
const lookMs = 250

const whyOf = (why: unknown): 'ban' | 'probe' | 'quota' | 'rate' => {
  if (why === 'ban' || why === 'probe' || why === 'quota' || why === 'rate') return why
  throw new Error('the limits in Redis are not of this format')
}

/**
 * Limits that processes share: one script decides about bans, quotas and rates together, by Redis's clock.
 *
 * @throws TypeError for options that make no sense
 */
export const redisLimits = (options: RedisLimitsOptions): LimitStore => {
  refuseUnknownOptions(options, optionNames)
  const { redis, prefix = 'paifang', onStoreDown, processes = 1, storeTimeoutMs = 50 } = options
  const { onEvent, clock } = options
  checkShared(redis, storeTimeoutMs)
  if (!(processes >= 1)) throw new TypeError('processes: expected a number of at least 1')
  const decide = script(redis, limitScript)
  const learn = script(redis, banScript)
  const count = script(redis, usedScript)
  const own = memoryLimits()
  const ownGrants = new WeakSet<Granted>()
  let isDown = false
  let isLooking = false
  let lookedMs = 0

  const nowText = (): string => (clock === undefined ? '' : String(clock()))
  const keyOf = (application: string, kind: string, name: string): string =>
    `${prefix}:limits:1:{${application}}:${kind}:${name}`
  const tell = (outcome: 'ok' | 'LimitError'): void => {
    if (onEvent === undefined) return
    const facts = outcome === 'ok' ? {} : { reason: 'store' }
    emit(onEvent, {
      type: 'limits.store',
      id: prefix,
      gateway: 'redis',
      method: '',
      atMs: Date.now(),
      outcome,
      ...facts,
    })
  }
  const down = (): void => {
    if (isDown) return
    isDown = true
    tell('LimitError')
  }
  /** One question at a time, and none that would count anything when it is answered late. */
  const look = (): void => {
    if (isLooking || performance.now() - lookedMs < lookMs) return
    isLooking = true
    const back = (is: boolean): void => {
      isLooking = false
      lookedMs = performance.now()
      if (!is || !isDown) return
      isDown = false
      tell('ok')
    }
    redis.call('PING').then(
      () => back(true),
      () => back(false),
    )
  }

  const partOf = (ask: LimitAsk): LimitAsk => ({
    ...ask,
    rates: ask.rates.map(({ name, perSecond, burst }) => ({
      name,
      perSecond: perSecond / processes,
      burst: Math.max(1, burst / processes),
    })),
    days: ask.days.map(({ name, perDay }) => ({ name, perDay: Math.floor(perDay / processes) })),
  })
  const modeFor = (priority: Priority): StoreDown => onStoreDown ?? (priority === 'bulk' ? 'closed' : 'share')
  const alone = (ask: LimitAsk): LimitAsk =>
    modeFor(ask.priority) === 'open' ? { ...ask, rates: [], days: [] } : partOf(ask)

  const takeAlone = (ask: LimitAsk, draw: number): LimitAnswer => {
    look()
    const away = { ok: false, why: 'store', name: '', waitMs: lookMs } as const
    if (modeFor(ask.priority) === 'closed') return away
    const answer = own.take(alone(ask), draw) as LimitAnswer
    // Its part of a day is used up: whether the day is, Redis tells when it is back.
    if (!answer.ok && answer.why === 'quota') return away
    if (answer.ok) ownGrants.add(answer)
    return answer
  }

  const prepared = new WeakMap<LimitAsk, { readonly keys: string[]; readonly rates: (string | number)[] }>()
  const prepare = (ask: LimitAsk) => {
    const known = prepared.get(ask)
    if (known !== undefined) return known
    const { application, rates, days, bans } = ask
    const made = {
      keys: [
        ...rates.map(({ name }) => keyOf(application, 'rate', name)),
        ...days.map(({ name }) => keyOf(application, 'day', name)),
        ...bans.map((name) => keyOf(application, 'ban', name)),
      ],
      rates: [
        ...[rates.length, days.length, bans.length],
        ...rates.flatMap(({ perSecond, burst }) => [perSecond, burst]),
      ],
    }
    prepared.set(ask, made)
    return made
  }

  const answerOf = (ask: LimitAsk, given: unknown): LimitAnswer => {
    const [ok, second, third, wait, error] = given as ReadonlyArray<unknown>
    if (ok === 1) return { ok: true, probe: second === 1, day: Number(third) }
    const why = whyOf(second)
    const index = Number(third) - 1
    const names = why === 'rate' ? ask.rates : why === 'quota' ? ask.days : undefined
    const name = (names === undefined ? ask.bans[index] : names[index]?.name) ?? ''
    const held = { ok: false, why, name, waitMs: Number(wait) } as const
    if (typeof error !== 'string') return held
    const known = JSON.parse(error) as GatewayError
    if (why === 'ban') void own.ban(ask.application, name, known, held.waitMs)
    return { ...held, error: known }
  }

  const settle: LimitStore['settle'] = (ask, granted, settled) => {
    if (ownGrants.has(granted)) return own.settle(alone(ask), granted, settled)
    const { keys, rates } = prepare(ask)
    const args = [nowText(), settled, ...rates, ask.calls ?? 1, granted.day, granted.probe ? 1 : 0]
    return bounded(decide(keys, args), storeTimeoutMs).then(() => undefined, down)
  }

  return {
    take: (ask, draw) => {
      if (isDown) return takeAlone(ask, draw)
      const { keys, rates } = prepare(ask)
      const perDay = ask.days.map((day) => day.perDay)
      const asked = decide(keys, [nowText(), 'take', ...rates, ask.calls ?? 1, ask.priority, draw, ...perDay])
      // What was taken after nobody waited for it any more is given back.
      const late = (given: unknown): void => {
        const answer = answerOf(ask, given)
        if (answer.ok) Promise.resolve(settle(ask, answer, 'unsent')).catch(() => undefined)
      }
      return bounded(asked, storeTimeoutMs, late).then(
        (given) => answerOf(ask, given),
        () => {
          down()
          return takeAlone(ask, draw)
        },
      )
    },
    settle,
    ban: (application, name, error, forMs) => {
      void own.ban(application, name, error, forMs)
      const { cause: _ours, requestId: _theirs, ...known } = error
      const args = [nowText(), forMs, JSON.stringify(known)]
      return bounded(learn([keyOf(application, 'ban', name)], args), storeTimeoutMs).then(
        () => undefined,
        down,
      )
    },
    setUsed: (application, days, calls) => {
      void own.setUsed(application, days, Math.ceil(calls / processes))
      const keys = days.map((name) => keyOf(application, 'day', name))
      return bounded(count(keys, [nowText(), calls]), storeTimeoutMs).then(() => undefined)
    },
    lift: (application, bans) => {
      void own.lift(application, bans)
      const keys = bans.map((name) => keyOf(application, 'ban', name))
      return bounded(redis.call('DEL', ...keys), storeTimeoutMs).then(() => undefined)
    },
  }
}
