import type { IncomingMessage, ServerResponse } from 'node:http'
import {
  drawnOnce,
  refuseUnknownOptions,
  type InboundAnswer,
  type InboundModule,
} from '@paifang/gateway/author'
import { memoryReplayStore, type AsyncReplayStore, type ReplayStore } from '@paifang/signing'
import { createCallHandler, type CallSettings, type IncomingCall, type Running } from './call/handleCall'
import { routesOf, type Route } from './call/Routes'
import { createTimer, type Timer } from './Deadline'
import type { Handled, Handler, HandlerOptions } from './Handler'
import type { IdempotencyStore } from './idempotency/IdempotencyStore'
import { memoryIdempotency } from './idempotency/memoryIdempotency'
import { createOnce } from './idempotency/onceByKey'
import type { InboundEvent } from './InboundEvent'
import { fastifyPlugin, type FastifyLike } from './servers/fastify'
import { inTurns } from './servers/inTurns'
import { answerTo, nodeListener, type NodeRequest } from './servers/fromNode'
import { koaMiddleware, type KoaContext } from './servers/koa'
import { webHandler } from './servers/web'
import { sourceCheck } from './sources'

/** How calls are taken. Times are in milliseconds; everything has a default. */
export interface InboundOptions {
  /** How far the timestamp of a call may lie from now, on either side. Default 600,000 (10 minutes); `Infinity`: no window. */
  readonly toleranceMs?: number
  /**
   * Remembers calls without an idempotency key, so that the very same call is not handled twice. `off`: it is. Default: a
   * `memoryReplay` with room for 500,000 calls, which serves one process.
   */
  readonly replay?: ReplayStore | AsyncReplayStore | 'off'
  /** Keeps answers by idempotency key. Default: `memoryIdempotency()`, which serves one process. */
  readonly idempotency?: IdempotencyStore
  /** How long an answer is kept; never shorter than calls stay in the window. Default 86,400,000 (a day). */
  readonly keepMs?: number
  /**
   * After this time a key whose handler has not ended, because its process died, may be handled again. Default 300,000 (5
   * minutes); longer than any handler takes.
   */
  readonly leaseMs?: number
  /** How long a call may take before it is told that it did not end. Default 10,000: callers wait 15 to 30 seconds. */
  readonly timeoutMs?: number
  /** Calls at once, until their handlers have ended; what comes on top is told that we are busy. Default 1,000. */
  readonly maxRunning?: number
  /** Longest body. Default 4 MiB. */
  readonly maxBodyBytes?: number
  /**
   * Addresses and CIDR blocks that calls come from (`taobao.top.ipout.get`): a second line of defence. Default: any. Behind a
   * proxy it takes `addressOf`.
   */
  readonly sources?: ReadonlyArray<string>
  /**
   * Where a call comes from. Default: the other end of the socket. A header is only as good as the proxy that overwrites it.
   *
   * @example addressOf: ({ headers }) => headers['x-real-ip']
   */
  readonly addressOf?: (call: IncomingCall) => string | undefined
  /** Told of every call. What it throws is ignored. */
  readonly onEvent?: (event: InboundEvent) => void
  /** Epoch milliseconds; default `Date.now`. */
  readonly clock?: () => number
  /** Milliseconds that only grow; default `performance.now`. */
  readonly now?: () => number
  /** Runs a function after `ms`, unless what it gives is called before; default `setTimeout`. */
  readonly timer?: Timer
}

/** Handlers of what platforms call, for any web server. It is a value: `on` gives another one that shares all but the handler. */
export interface Inbound<G extends string> {
  /**
   * Handles an operation that was generated, or one that `spi` describes.
   *
   * @throws TypeError for one that has a handler, and for an option that nobody reads
   */
  readonly on: <I, O>(
    operation: Handled<NoInfer<G>, I, O>,
    handler: Handler<I, O>,
    options?: HandlerOptions<I>,
  ) => Inbound<G>
  /** Bytes in, bytes out. It never rejects. */
  readonly handle: (call: IncomingCall) => Promise<InboundAnswer>
  /** `http.createServer(inbound.node)` */
  readonly node: (request: IncomingMessage, response: ServerResponse) => void
  /** `app.post('/spi', inbound.express)`, Express 4 and 5, before any parser of bodies. */
  readonly express: (request: IncomingMessage, response: ServerResponse) => void
  /** `fastify.register(inbound.fastify, { prefix: '/spi' })`, Fastify 5 */
  readonly fastify: (instance: FastifyLike, options: object, done: (error?: Error) => void) => void
  /** `app.use(inbound.koa)`, `router.post('/spi', inbound.koa)` */
  readonly koa: (context: KoaContext) => Promise<void>
  /** `(request: Request) => Promise<Response>`; where `sources` are given, with the caller's address. */
  readonly web: (request: Request, from?: { readonly address?: string }) => Promise<Response>
  /** How it is, for a health check. */
  readonly state: () => { readonly running: number; readonly isClosing: boolean }
  /**
   * From now on calls are told that we are busy. Resolves when those that run have ended, or after `drainMs` (default
   * 10,000): `left` says how many have not.
   */
  readonly close: (options?: { readonly drainMs?: number }) => Promise<{ readonly left: number }>
}

const names: Readonly<Record<keyof InboundOptions, true>> = {
  toleranceMs: true,
  replay: true,
  idempotency: true,
  keepMs: true,
  leaseMs: true,
  timeoutMs: true,
  maxRunning: true,
  maxBodyBytes: true,
  sources: true,
  addressOf: true,
  onEvent: true,
  clock: true,
  now: true,
  timer: true,
}
const optionNames: ReadonlySet<string> = new Set(Object.keys(names))
const handling: Readonly<Record<keyof HandlerOptions<unknown>, true>> = {
  idempotencyKey: true,
  timeoutMs: true,
}
const handlingNames: ReadonlySet<string> = new Set(Object.keys(handling))

const positive = (name: string, value: number): number => {
  if (typeof value === 'number' && value > 0) return value
  throw new TypeError(`${name}: expected a number above 0`)
}

const count = (name: string, value: number): number => {
  if (Number.isSafeInteger(value) && value > 0) return value
  throw new TypeError(`${name}: expected a whole number above 0`)
}

const checkModules = (modules: ReadonlyArray<InboundModule>): void => {
  if (modules.length === 0)
    throw new TypeError('modules: expected at least one, such as topInbound({ secretOf })')
  const seen = new Set<string>()
  for (const { gateway } of modules) {
    if (seen.has(gateway)) throw new TypeError(`modules: ${gateway} is there twice`)
    seen.add(gateway)
  }
}

/** Says once on the console what nobody listens to, where it is ours to mend: a parser in front of us, a broken store. */
const warner = (): ((event: InboundEvent) => void) => {
  const said = new Set<string>()
  return ({ reason, detail, method, cause }) => {
    if (reason !== 'body' && reason !== 'handler' && reason !== 'unavailable') return
    const text = [method, reason, detail, cause && `${cause.name}: ${cause.message}`]
      .filter(Boolean)
      .join(': ')
    if (said.has(text) || said.size >= 100) return
    said.add(text)
    process.emitWarning(text, { type: 'PaifangWarning', code: 'INBOUND' })
  }
}

/**
 * Takes the calls that platforms make to you: proves whose they are, decodes them, hands each to its handler and answers in
 * the platform's own form, always with status 200 and within its time.
 *
 * @throws TypeError for options that could not work
 * @example
 * const inbound = createInbound([topInbound({ secretOf })]).on(noticeSend, async ({ tid }) => ok({ message: 'stored' }))
 * http.createServer(inbound.node).listen(3000)
 */
export const createInbound = <const G extends string>(
  modules: ReadonlyArray<InboundModule<G>>,
  options: InboundOptions = {},
): Inbound<G> => {
  refuseUnknownOptions(options, optionNames)
  checkModules(modules)
  const {
    toleranceMs = 600_000,
    replay = memoryReplayStore({ maxEntries: 500_000 }),
    idempotency: store = memoryIdempotency(),
    clock = Date.now,
    now = () => performance.now(),
    timer = createTimer(),
    sources,
    addressOf = ({ address }: IncomingCall) => address,
    onEvent = warner(),
  } = options
  if (typeof toleranceMs !== 'number' || !(toleranceMs >= 0))
    throw new TypeError('toleranceMs: expected milliseconds, 0 or more; Infinity for no window')
  const keepMs = positive('keepMs', options.keepMs ?? 86_400_000)
  if (toleranceMs !== Infinity && keepMs < 2 * toleranceMs)
    throw new TypeError('keepMs: expected twice toleranceMs at least, or a repeat could be handled again')
  const timeoutMs = positive('timeoutMs', options.timeoutMs ?? 10_000)
  const leaseMs = positive('leaseMs', options.leaseMs ?? 300_000)
  if (leaseMs < timeoutMs) throw new TypeError('leaseMs: expected no less than timeoutMs')
  const isAllowed = sources === undefined ? undefined : sourceCheck(sources)
  const [prefix, numbered] = [drawnOnce(), { last: 0 }]
  const settings: CallSettings = {
    toleranceMs,
    timeoutMs,
    maxRunning: count('maxRunning', options.maxRunning ?? 1_000),
    replay: replay === 'off' ? undefined : replay,
    once: createOnce({ store, clock, leaseMs, keepMs, pollMs: 100, timer }),
    isSource: isAllowed && ((call) => isAllowed(addressOf(call))),
    onEvent,
    clock,
    now,
    timer,
    nextId: () => `${prefix()}-${++numbered.last}`,
  }
  const maxBodyBytes = count('maxBodyBytes', options.maxBodyBytes ?? 4 * 1024 * 1024)
  const limits = { maxBodyBytes, timeoutMs, timer }
  const running: Running = { count: 0, isClosing: false, onIdle: () => undefined }
  const idle = new Promise<void>((resolve) => {
    running.onIdle = () => {
      if (running.isClosing) resolve()
    }
  })
  const close: Inbound<G>['close'] = async ({ drainMs = 10_000 } = {}) => {
    running.isClosing = true
    if (running.count > 0) {
      let stop: () => void = () => undefined
      const over = new Promise<void>((resolve) => (stop = timer(drainMs, resolve)))
      await Promise.race([idle, over])
      stop()
    }
    return { left: running.count }
  }

  const build = (all: ReadonlyArray<Route>): Inbound<G> => {
    const handle = createCallHandler(settings, routesOf(modules, all), running)
    const inTurn = inTurns(handle)
    const listener = nodeListener(inTurn, limits)
    const onNode = (request: IncomingMessage, response: ServerResponse): void =>
      void listener(request, response)
    return {
      on: (operation, handler, handling = {}) => {
        refuseUnknownOptions(handling, handlingNames)
        const { idempotencyKey, timeoutMs: own } = handling
        const { gateway, method, path, input, output, outcome } = operation
        if (typeof handler !== 'function')
          throw new TypeError(`${method}: expected a function that handles it`)
        if (own !== undefined) positive('timeoutMs', own)
        const said = { gateway, method, path, input, output, ...(outcome === undefined ? {} : { outcome }) }
        const route = { ...said, handler, idempotencyKey, timeoutMs: own }
        return build([...all, route as unknown as Route])
      },
      handle,
      node: onNode,
      express: onNode,
      fastify: fastifyPlugin(listener),
      koa: koaMiddleware((request: NodeRequest) => answerTo(request, inTurn, limits)),
      web: webHandler(handle, limits),
      state: () => ({ running: running.count, isClosing: running.isClosing }),
      close,
    }
  }
  return build([])
}
