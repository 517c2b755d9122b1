import {
  banKey,
  banScopeOf,
  memoryBans,
  type BanMemory,
  type BanTarget,
  type Call,
  type Policy,
  type PolicyOptions,
  type Refused,
} from '@paifang/gateway'
import { callsOf, causeOf, inputError, refuseUnknownOptions, wait as realWait } from '@paifang/gateway/author'
import { err, ok, type GatewayError, type LimitError, type Result } from '@paifang/result'
import { heldBack } from './heldBack'
import { createLine, type Waiter } from './line'
import { memoryLimits } from './memoryLimits'
import { limitName, readLimits, type ApplicationLimits } from './ApplicationLimits'
import type { LimitAnswer, LimitAsk, LimitStore, Priority } from './LimitStore'

export interface LimitsOptions extends ApplicationLimits {
  /** Whose calls these are: the app key or access key. */
  readonly application: string
  /** Where limits are counted; default: in this process. `redisLimits` of `@paifang/limits/redis` shares them. */
  readonly store?: LimitStore
  /** Calls that may wait at once; the next one ends at once. Default 10,000. */
  readonly maxWaiting?: number
  /** Milliseconds that only grow: the client's `now`. Default `performance.now`. */
  readonly now?: () => number
  /** Epoch milliseconds, for midnight in GMT+8; default `Date.now`. */
  readonly clock?: () => number
  /** From 0 up to 1; default `Math.random`. */
  readonly random?: () => number
  /** Resolves after `ms`, or as soon as the signal aborts. */
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<void>
}

export interface Limits {
  /**
   * Options for a client whose calls keep these limits: `createTopClient({ …, ...limits.forClient() })`. Give jobs a client
   * of their own, `forClient('bulk')`: where an interactive call waits, it goes first, and bulk gets one token of four.
   * Within a priority, those that calls name as their `caller` take turns. Beside other policies:
   * `const { bans, policies } = limits.forClient()`, then `bans, policies: (list) => yours(policies(list))`.
   */
  readonly forClient: (priority?: Priority) => Required<Pick<PolicyOptions, 'bans' | 'policies'>>
  /** Calls that wait now. */
  readonly waiting: () => number
  /**
   * Today's count becomes `calls`: what was called before this began to count, or elsewhere; or what the console says.
   * Of the application, or of one API that has a limit of its own. Left: its store cannot be reached.
   */
  readonly setUsed: (calls: number, of: LimitOf) => Promise<Result<LimitError, void>>
  /**
   * Nothing was called today and no ban is known, for everybody who shares the store: after the console has reset a quota.
   * A ban that another process met itself it keeps to until its end. Left: its store cannot be reached.
   */
  readonly clear: (of: LimitOf) => Promise<Result<LimitError, void>>
}

/** What is limited: an application at a gateway, or with `method` one API of it, by wire name. */
export interface LimitOf {
  readonly gateway: string
  readonly method?: string
}

type Granted = Extract<LimitAnswer, { readonly ok: true }>
type Held = Extract<LimitAnswer, { readonly ok: false }>

interface WaitingCall extends Waiter {
  readonly call: Call
  readonly ask: LimitAsk
  readonly go: (refused: Refused) => void
  readonly fail: (thrown: unknown) => void
}

const names: Readonly<Record<keyof LimitsOptions, true>> = {
  application: true,
  perSecond: true,
  burst: true,
  perDay: true,
  bulkPerDay: true,
  apis: true,
  store: true,
  maxWaiting: true,
  now: true,
  clock: true,
  random: true,
  wait: true,
}
const optionNames: ReadonlySet<string> = new Set(Object.keys(names))

/** The client has the bans of `forClient`, and was made with another `policies` in the place of its own: nothing would be limited. */
const warnOfLeftOut = (): void =>
  process.emitWarning(
    'limits: another `policies` of the client took the place of those that forClient() gave: no rate and no quota is kept. ' +
      'Give both: `const { bans, policies } = limits.forClient()`, then `policies: (list) => yours(policies(list))`',
    { type: 'PaifangWarning', code: 'LIMITS_LEFT_OUT' },
  )

/** How long nothing goes after a throttle that named no time: doubled each time, up to a minute. */
const firstPauseMs = 1_000
const longestPauseMs = 60_000

const isAnswer = (answer: LimitAnswer | PromiseLike<LimitAnswer>): answer is LimitAnswer => 'ok' in answer

/**
 * Keeps the calls of one application below its rates and its quotas of a day, and sends nothing into a ban. A call that
 * cannot go waits; where that would outlast its deadline, it ends at once in a GatewayError of kind `throttled` with
 * `sent: 'no'` and `retryAfterMs`, and nothing was counted. A batch of more calls than a day may have ends at once in an
 * InputError that names the limit.
 *
 * @throws TypeError for a limit under which no call could go, and for an option that nobody reads
 */
export const createLimits = (options: LimitsOptions): Limits => {
  refuseUnknownOptions(options, optionNames)
  const {
    now = () => performance.now(),
    clock = () => Date.now(),
    wait = realWait,
    maxWaiting = 10_000,
  } = options
  const { random = () => Math.random() } = options
  const { application, store = memoryLimits({ now, clock }) } = options
  const limits = readLimits(options)
  const line = createLine<WaitingCall>()
  const granted = new WeakMap<Call, { readonly ask: LimitAsk; readonly answer: Granted }>()
  const waiters = new WeakMap<Call, WaitingCall>()
  /** Until when it is no use to ask, by priority and limit. */
  const blocked = new Map<string, number>()
  let isServing = false
  let sleeping: AbortController | undefined

  const blockKey = (priority: Priority, name: string): string => `${priority}\n${name}`
  const namesOf = ({ rates, days, bans }: LimitAsk): ReadonlyArray<string> => [
    ...new Set(['', ...[...rates, ...days].map(({ name }) => name), ...bans]),
  ]

  const blockedUntil = ({ priority, names }: Waiter): number => {
    if (blocked.size === 0) return 0
    let untilMs = 0
    for (const name of names) untilMs = Math.max(untilMs, blocked.get(blockKey(priority, name)) ?? 0)
    return untilMs
  }

  const asks = new WeakMap<object, Map<Priority, LimitAsk>>()
  const askOf = (call: Call, priority: Priority): LimitAsk => {
    const ask = askOfOne(call, priority)
    const calls = callsOf(call.operation)
    return calls === 1 ? ask : { ...ask, calls }
  }
  const askOfOne = (call: Call, priority: Priority): LimitAsk => {
    let known = asks.get(call.operation)
    if (known === undefined) asks.set(call.operation, (known = new Map<Priority, LimitAsk>()))
    const ask = known.get(priority)
    if (ask !== undefined) return ask
    const { method } = call.operation
    const target: BanTarget = { gateway: call.gateway, account: application, method }
    const made: LimitAsk = {
      application,
      method,
      priority,
      ...limits.of(call.gateway, method, priority),
      bans: (['app', 'api', 'app-api'] as const).map((scope) => banKey(scope, target)),
    }
    known.set(priority, made)
    return made
  }

  const grant = (call: Call, ask: LimitAsk, answer: Granted): Refused => {
    granted.set(call, { ask, answer })
    return undefined
  }

  const refuse = (waiter: WaitingCall, held: Held): void => {
    line.remove(waiter)
    waiter.go(heldBack(waiter.call, held))
  }

  /** What is in the way keeps others as well: those that it keeps beyond their deadline are told at once. */
  const heldUp = (waiter: WaitingCall, held: Held): void => {
    const untilMs = now() + Math.max(held.waitMs, 1)
    // For a batch that is too many there may be room for a single call.
    if (held.why === 'quota' && (waiter.ask.calls ?? 1) > 1 && waiter.call.endsMs <= untilMs) {
      refuse(waiter, held)
      return
    }
    blocked.set(blockKey(waiter.priority, held.name), untilMs)
    if (held.why === 'rate') {
      if (waiter.call.endsMs <= untilMs) refuse(waiter, held)
      return
    }
    for (const other of [...line.all()])
      if (
        other.priority === waiter.priority &&
        other.names.includes(held.name) &&
        other.call.endsMs <= untilMs
      )
        refuse(other, held)
  }

  const serve = async (): Promise<void> => {
    isServing = true
    while (line.size() > 0) {
      const nowMs = now()
      for (const [key, untilMs] of blocked) if (untilMs <= nowMs) blocked.delete(key)
      const next = line.first((waiter) => blockedUntil(waiter) <= nowMs)
      if (next === undefined) {
        sleeping = new AbortController()
        let untilMs = Infinity
        for (const blockMs of blocked.values()) untilMs = Math.min(untilMs, blockMs)
        await wait(untilMs - nowMs, sleeping.signal)
        sleeping = undefined
        continue
      }
      try {
        const asked = store.take(next.ask, random())
        const answer = isAnswer(asked) ? asked : await asked
        if (!answer.ok) {
          heldUp(next, answer)
          continue
        }
        line.served(next)
        // It may have given up while the store thought.
        if (line.remove(next)) next.go(grant(next.call, next.ask, answer))
        else await store.settle(next.ask, answer, 'unsent')
      } catch (thrown) {
        if (line.remove(next)) next.fail(thrown)
      }
    }
    blocked.clear()
    isServing = false
  }

  const stand = (call: Call, ask: LimitAsk, held: Held | undefined): Refused | Promise<Refused> => {
    const leftMs = call.endsMs - now()
    if (held !== undefined && held.waitMs >= leftMs) return heldBack(call, held)
    for (const { name, perSecond } of ask.rates) {
      const ahead = line.ahead(ask.priority, name)
      if (ahead === 0) continue
      const firstMs = Math.max(0, (blocked.get(blockKey(ask.priority, name)) ?? 0) - now())
      const waitMs = firstMs + (ahead / perSecond) * 1000
      if (waitMs >= leftMs || line.size() >= maxWaiting)
        return heldBack(call, { ok: false, why: 'rate', name, waitMs })
    }
    if (line.size() >= maxWaiting)
      return heldBack(call, held ?? { ok: false, why: 'rate', name: '', waitMs: 1_000 })
    return new Promise((go, fail) => {
      const waiter: WaitingCall = {
        priority: ask.priority,
        caller: call.caller ?? '',
        names: namesOf(ask),
        call,
        ask,
        go,
        fail,
      }
      waiters.set(call, waiter)
      line.add(waiter)
      if (held !== undefined) heldUp(waiter, held)
      sleeping?.abort()
      if (!isServing) void serve()
    })
  }

  /** Calls that a store thinks about outside the line. `true`: the call ended meanwhile. */
  const asking = new WeakMap<Call, boolean>()

  let askingNow = 0

  const begin = async (call: Call, ask: LimitAsk, asked: PromiseLike<LimitAnswer>): Promise<Refused> => {
    asking.set(call, false)
    askingNow += 1
    let answer: LimitAnswer
    let isGone: boolean
    try {
      answer = await asked
    } finally {
      askingNow -= 1
      isGone = asking.get(call) === true
      asking.delete(call)
    }
    if (isGone) {
      if (answer.ok) await store.settle(ask, answer, 'unsent')
      return undefined
    }
    return answer.ok ? grant(call, ask, answer) : stand(call, ask, answer)
  }

  const settle = (call: Call, how: 'unsent' | 'throttled' | 'passed' | 'failed' | undefined): void => {
    const held = granted.get(call)
    if (held === undefined) return
    granted.delete(call)
    if (how === undefined) return
    const settling = store.settle(held.ask, held.answer, how)
    if (settling !== undefined) Promise.resolve(settling).catch(() => undefined)
    // Those that wait for a probe need not sleep on; what was given back is there for another.
    for (const key of blocked.keys()) if (how !== 'failed') blocked.delete(key)
    sleeping?.abort()
  }

  /** Throttles that named no time, by the ban that each was taken for. */
  const pauses = new Map<string, { readonly ms: number; readonly endsMs: number }>()

  /** No rate is kept that could go down: nothing goes for a second, and twice as long where it is throttled again. */
  const pause = (call: Call, error: GatewayError): void => {
    const scope = banScopeOf(error)
    if (scope === undefined) return
    const target = { gateway: call.gateway, account: application, method: call.operation.method }
    const name = banKey(scope, target)
    const before = pauses.get(name)
    const isAgain = before !== undefined && now() < before.endsMs + longestPauseMs
    const ms = isAgain ? Math.min(longestPauseMs, before.ms * 2) : firstPauseMs
    // Calls that were on their way when it began say nothing new.
    if (isAgain && now() < before.endsMs) return
    pauses.set(name, { ms, endsMs: now() + ms })
    const learning = bans.learn(target, { ...error, retryAfterMs: ms }, ms)
    if (learning !== undefined) Promise.resolve(learning).catch(() => undefined)
  }

  const policyFor = (priority: Priority): Policy => ({
    name: 'limits',
    before: (call) => {
      const ask = askOf(call, priority)
      if (ask.calls !== undefined) {
        const issues = limits.neverGo(ask.method, priority, ask.calls)
        if (issues.length > 0) return inputError(ask.method, 'options', issues)
      }
      // One question at a time: many at once would each be told to wait for a token of its own.
      if (line.size() > 0 || askingNow > 0) return stand(call, ask, undefined)
      const asked = store.take(ask, random())
      if (!isAnswer(asked)) return begin(call, ask, asked)
      return asked.ok ? grant(call, ask, asked) : stand(call, ask, asked)
    },
    after: (call, { error, request }) => {
      const grantedNow = granted.get(call)
      const isProbe = grantedNow?.answer.probe === true
      const isThrottled = error?._tag === 'GatewayError' && error.kind === 'throttled'
      const saysNothing = error?._tag === 'TransportError' || error?._tag === 'ProtocolError'
      if (isThrottled && grantedNow !== undefined && error.retryAfterMs === undefined)
        if (error.scope === 'dynamic' || grantedNow.ask.rates.length === 0) pause(call, error)
      if (request === undefined) settle(call, 'unsent')
      else if (isProbe) settle(call, isThrottled || saysNothing ? 'failed' : 'passed')
      else settle(call, isThrottled && error.retryAfterMs === undefined ? 'throttled' : undefined)
    },
    leave: (call) => {
      const waiter = line.size() > 0 ? waiters.get(call) : undefined
      if (waiter !== undefined && line.remove(waiter)) {
        waiter.go(undefined)
        sleeping?.abort()
      }
      if (askingNow > 0 && asking.has(call)) asking.set(call, true)
      settle(call, 'unsent')
    },
  })

  let known = memoryBans(now)
  const bans: BanMemory = {
    find: (target) => known.find(target),
    learn: (target, error, forMs) => {
      known.learn(target, error, forMs)
      const scope = banScopeOf(error)
      if (scope === undefined || !(forMs > 0)) return undefined
      return store.ban(application, banKey(scope, { ...target, account: application }), error, forMs)
    },
  }

  const dayNameOf = ({ gateway, method }: LimitOf): string => limitName(gateway, application, method)
  /** What is waited for is not what it was. */
  const told = async (change: () => void | PromiseLike<void>): Promise<Result<LimitError, void>> => {
    try {
      await change()
    } catch (thrown) {
      return err({ _tag: 'LimitError', reason: 'store', cause: causeOf(thrown) })
    }
    blocked.clear()
    sleeping?.abort()
    return ok(undefined)
  }

  return {
    forClient: (priority = 'interactive') => {
      let isLeftOut = true
      return {
        bans: {
          ...bans,
          find: (target) => {
            if (isLeftOut) warnOfLeftOut()
            isLeftOut = false
            return bans.find(target)
          },
        },
        policies: (list) => {
          isLeftOut = false
          const after = list.findIndex(({ name }) => name === 'ban wait') + 1
          return [...list.slice(0, after), policyFor(priority), ...list.slice(after)]
        },
      }
    },
    waiting: line.size,
    setUsed: (calls, of) => {
      if (!(Number.isSafeInteger(calls) && calls >= 0))
        throw new TypeError('calls: expected a whole number from 0 on')
      return told(() => store.setUsed(application, [dayNameOf(of)], calls))
    },
    clear: async (of) => {
      known = memoryBans(now)
      pauses.clear()
      const bansOf = of.method === undefined ? (['app'] as const) : (['api', 'app-api'] as const)
      const target = { gateway: of.gateway, account: application, method: of.method ?? '' }
      const names = bansOf.map((scope) => banKey(scope, target))
      return told(async () => {
        await store.setUsed(application, [dayNameOf(of)], 0)
        await store.lift(application, names)
      })
    },
  }
}
