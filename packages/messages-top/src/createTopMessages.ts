import { issuesOf, type AnyCodec } from '@paifang/contract'
import { emit as tell, refuseUnknownOptions, wait as realWait } from '@paifang/gateway/author'
import type { MessageError, Result } from '@paifang/result'
import { checkCa, isLoopback } from '@paifang/transport'
import { left, right } from 'fp-ts/Either'
import type { Validation } from 'io-ts'
import { channelSource } from './channel/channelSource'
import { connectHeads } from './connectHead'
import { createDelivery, type HandlerContext, type Handling } from './delivery/createDelivery'
import type { Failure, Verdict } from './delivery/verdictOf'
import type { MessageEvent } from './events'
import { httpSource } from './http/httpSource'
import type { Message } from './Message'
import type { ListenOptions, MessagesOptions } from './MessagesOptions'
import { permanent } from './permanent'
import type { Received } from './readMessage'
import type { Publication, Sink, Source } from './Source'
import { openStream, type MessageStream } from './stream'
import type { Topic } from './topic'

/**
 * Handles one message. It is confirmed when what this returns has settled well: a promise that resolves, a Right, nothing.
 * A promise that rejects, a Left, something thrown: it comes again. `permanent(reason)`: it never can be handled.
 */
export type Handler<A = unknown> = (message: Message<A>, context: HandlerContext) => unknown

/** How it is, for a health check. */
export interface ListeningState {
  readonly isConnected: boolean
  /** Handlers that run. */
  readonly running: number
  /** Messages that are held, running ones included. */
  readonly held: number
}

/** Messages are being handled. */
export interface Listening {
  readonly state: () => ListeningState
  /** Publishes a message; `sent: 'maybe'` in its error says that it may have been taken. Never rejects. */
  readonly publish: (publication: Publication) => Promise<Result<MessageError, void>>
  /**
   * Asks for nothing more, waits until what is held has been handled and confirmed, and closes. What is left after `drainMs`
   * (default 10,000) is not confirmed: it comes again, and `left` says how many those are.
   */
  readonly close: (options?: { readonly drainMs?: number }) => Promise<{ readonly left: number }>
}

/** Handlers by topic, and how to listen with them. It is a value: `on` gives another one. */
export interface TopMessages<A = never> {
  /** @throws TypeError for a topic that has a handler */
  readonly on: <B>(topic: Topic<B>, handler: Handler<B>) => TopMessages<A | B>
  /** Handles what has no handler of its own. Without it such messages are said to have failed: none is lost. */
  readonly otherwise: (handler: Handler) => TopMessages<unknown>
  /**
   * Connects. Resolves when the server has accepted, or with what it said, or what kept us from it; then nothing is left
   * open. Once accepted, a connection that ends is opened anew by itself until `close`.
   */
  readonly listen: (options?: ListenOptions<A>) => Promise<Result<MessageError, Listening>>
  /** The messages as an iteration, each to be confirmed by hand. Handlers are not called. */
  readonly stream: (options?: ListenOptions<A>) => Promise<Result<MessageError, MessageStream<A>>>
}

const names: Readonly<Record<keyof MessagesOptions, true>> = {
  client: true,
  group: true,
  source: true,
  endpoint: true,
  authToken: true,
  minorGroup: true,
  filter: true,
  proxy: true,
  noProxy: true,
  ca: true,
  cert: true,
  key: true,
  passphrase: true,
  connectTimeoutMs: true,
  ackTimeoutMs: true,
  pullMs: true,
  maxConnectionAgeMs: true,
  backoff: true,
  maxFrameBytes: true,
  maxContentBytes: true,
  onDeadLetter: true,
  onEvent: true,
  clock: true,
  now: true,
  random: true,
  wait: true,
}
const optionNames: ReadonlySet<string> = new Set(Object.keys(names))
const listening: Readonly<Record<keyof ListenOptions<unknown>, true>> = {
  concurrency: true,
  capacity: true,
  orderBy: true,
  duplicateBy: true,
  recent: true,
  handlerTimeoutMs: true,
}
const listenNames: ReadonlySet<string> = new Set(Object.keys(listening))

const mebibyte = 1024 * 1024

const positive = (name: string, value: number): number => {
  if (value > 0) return value
  throw new TypeError(`${name}: expected a number above 0`)
}

const count = (name: string, value: number): number => {
  if (Number.isSafeInteger(value) && value > 0) return value
  throw new TypeError(`${name}: expected a whole number above 0`)
}

/** Each id that is remembered takes some hundred bytes: more than these would rather be a mistake than a wish. */
const mostRecent = 1_000_000

const remembered = (recent: number): number => {
  if (Number.isSafeInteger(recent) && recent >= 0 && recent <= mostRecent) return recent
  throw new TypeError(`recent: expected a whole number from 0 to ${mostRecent}`)
}

const endpointOf = (text: string): string => {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url?.protocol !== 'ws:' && url?.protocol !== 'wss:')
    throw new TypeError('endpoint: expected an absolute URL, wss: or ws:')
  if (url.username !== '' || url.password !== '' || url.hash !== '')
    throw new TypeError('endpoint: expected a URL without user name and fragment')
  return url.href
}

interface Route {
  readonly codec: AnyCodec | undefined
  readonly handler: Handler
}

/** What a message is handled by, with its content read; a verdict where it cannot be. */
const handlingOf = (
  { message, topic }: Received,
  routes: ReadonlyMap<string, Route>,
  fallback: Handler | undefined,
): Handling | Verdict => {
  if (message._tag === 'Left') return { kind: 'failed', reason: message.left.detail ?? '' }
  const given = message.right
  const route = routes.get(topic)
  const handler = route?.handler ?? fallback
  if (handler === undefined) return { kind: 'failed', reason: 'no handler takes this topic' }
  const codec = route?.codec
  if (codec === undefined) return { message: given, run: (context) => handler(given, context) }
  const decoded = codec.decode(given.content) as Validation<unknown>
  if (decoded._tag === 'Left') {
    const [issue] = issuesOf(decoded.left)
    const wrong = [issue?.path, `expected ${issue?.expected ?? ''}`].filter(Boolean).join(' ')
    const reason =
      given.content === undefined ? 'content is no JSON' : `content is not what its topic says: ${wrong}`
    return { message: given, run: () => permanent(reason) }
  }
  const read = given.withContent(decoded.right)
  return { message: read, run: (context) => handler(read, context) }
}

const mostSaid = 100

/** Says once on the console what nobody listens to: a message that always fails would come again for ever, unseen. */
const warner = (): ((text: string, code: string) => void) => {
  const said = new Set<string>()
  return (text, code) => {
    if (said.has(text) || said.size >= mostSaid) return
    said.add(text)
    process.emitWarning(text, { type: 'PaifangWarning', code })
  }
}

const failedText = (topic: string, { reason, cause }: Failure): string =>
  `${topic}: a message failed and comes again: ${cause === undefined ? reason : `${cause.name}: ${cause.message}`}`

/**
 * Messages of one group of an application: handled at least once, confirmed only after their handlers, never a storm.
 *
 * @throws TypeError for options that could not work: an unknown name, an endpoint that is no WebSocket URL, authorities
 * without a certificate, a client that `createTopClient` did not make
 * @example
 * const messages = createTopMessages({ client: top, group: 'default' }).on(tradeBuyerPay, async ({ content }) => pay(content))
 * const listening = await messages.listen({ concurrency: 32, orderBy: ({ content }) => content.tid })
 */
export const createTopMessages = (options: MessagesOptions): TopMessages => {
  refuseUnknownOptions(options, optionNames)
  const {
    group,
    source = 'channel',
    clock = Date.now,
    now = () => performance.now(),
    random = Math.random,
    onEvent,
  } = options
  if (typeof group !== 'string' || group.trim() === '')
    throw new TypeError('group: expected the name of a group, such as default')
  if (!['channel', 'http'].includes(source)) throw new TypeError('source: expected channel or http')
  const endpoint = endpointOf(options.endpoint ?? 'ws://mc.api.taobao.com/')
  checkCa(options.ca)
  const connectTimeoutMs = positive('connectTimeoutMs', options.connectTimeoutMs ?? 5_000)
  const emit = onEvent && ((event: MessageEvent): void => tell(onEvent, event))
  const warn = emit === undefined ? warner() : undefined
  const noticed = new Set<string>()
  const notice = (detail: string): void => {
    if (noticed.has(detail)) return
    noticed.add(detail)
    const host = new URL(endpoint).host
    emit?.({ type: 'message.notice', id: host, gateway: 'top', method: group, host, atMs: clock(), detail })
    if (emit === undefined) process.emitWarning(detail, { type: 'PaifangWarning', code: 'MESSAGE_CHANNEL' })
  }
  const settings = {
    ...options,
    endpoint,
    clock,
    now,
    random,
    wait: options.wait ?? realWait,
    emit,
    onUnheard: warn && ((detail: string) => warn(`a frame cannot be read, ${detail}`, 'MESSAGE_FRAME')),
    backoff: options.backoff ?? {},
    connectTimeoutMs,
    ackTimeoutMs: positive('ackTimeoutMs', options.ackTimeoutMs ?? 5_000),
    pullMs: positive('pullMs', options.pullMs ?? 15_000),
    maxAgeMs: positive('maxConnectionAgeMs', options.maxConnectionAgeMs ?? Infinity),
    maxFrameBytes: count('maxFrameBytes', options.maxFrameBytes ?? 4 * mebibyte),
    maxContentBytes: count('maxContentBytes', options.maxContentBytes ?? 4 * mebibyte),
    headOf: connectHeads({ ...options, endpoint, clock, connectTimeoutMs, notice }),
  }
  const open = (sink: Sink): Source => {
    if (source === 'http') return httpSource(settings, sink)
    const { protocol, hostname } = new URL(endpoint)
    if (protocol === 'ws:' && !isLoopback(hostname.replace(/^\[|\]$/g, '')))
      notice('the message channel is plain text: use a wss: endpoint where the platform serves one')
    return channelSource(settings, sink)
  }

  const listenWith = async (
    given: ListenOptions<never>,
    route: (received: Received) => Handling | Verdict,
  ): Promise<Result<MessageError, Listening>> => {
    refuseUnknownOptions(given, listenNames)
    const concurrency = count('concurrency', given.concurrency ?? 16)
    const delivery = createDelivery({
      handlingOf: route,
      onDeadLetter: options.onDeadLetter,
      orderBy: given.orderBy as ((message: Message) => string | undefined) | undefined,
      duplicateBy: given.duplicateBy as ((message: Message) => string | undefined) | undefined,
      concurrency,
      capacity: count('capacity', given.capacity ?? concurrency + 256),
      recent: remembered(given.recent ?? 10_000),
      handlerTimeoutMs: positive('handlerTimeoutMs', given.handlerTimeoutMs ?? 60_000),
      now,
      settle: (settlement) => opened.settle(settlement),
      onPressure: (isFull) => opened.onPressure(isFull),
      onIdle: () => opened.onIdle(),
      onFailed: warn && ((topic, failure) => warn(failedText(topic, failure), 'MESSAGE_FAILED')),
      onHandled:
        emit &&
        (({ id, topic, verdict, isDead, durationMs, waitedMs }) =>
          emit({
            type: 'message.handled',
            id,
            gateway: 'top',
            method: topic,
            atMs: clock(),
            durationMs,
            waitedMs,
            ...(isDead ? { isDead } : {}),
            ...(verdict.kind === 'ok'
              ? { outcome: 'ok' }
              : {
                  outcome: 'MessageError',
                  reason: 'handler',
                  ...(verdict.cause === undefined ? { detail: verdict.reason } : { cause: verdict.cause }),
                }),
          })),
      onDuplicate:
        emit &&
        ((id, topic) =>
          emit({ type: 'message.duplicate', id, gateway: 'top', method: topic, atMs: clock() })),
    })
    const opened = open({ take: delivery.take })
    const error = await opened.opened
    if (error !== undefined) {
      await opened.close(0)
      return left(error)
    }
    let closing: Promise<{ readonly left: number }> | undefined
    return right({
      state: () => ({
        isConnected: opened.isConnected(),
        running: delivery.running(),
        held: delivery.held(),
      }),
      publish: opened.publish,
      close: ({ drainMs = 10_000 } = {}) =>
        (closing ??= (async () => {
          const startedMs = now()
          opened.stop()
          const unhandled = await delivery.drain(drainMs)
          await opened.close(Math.max(0, drainMs - (now() - startedMs)))
          return { left: unhandled }
        })()),
    })
  }

  const build = <A>(routes: ReadonlyMap<string, Route>, fallback: Handler | undefined): TopMessages<A> => ({
    on: <B>(topic: Topic<B>, handler: Handler<B>) => {
      if (routes.has(topic.name)) throw new TypeError(`${topic.name}: has a handler already`)
      return build<A | B>(
        new Map(routes).set(topic.name, { codec: topic.content, handler: handler as Handler }),
        fallback,
      )
    },
    otherwise: (handler) => build<unknown>(routes, handler),
    listen: (given = {}) => listenWith(given, (received) => handlingOf(received, routes, fallback)),
    stream: (given = {}) =>
      openStream<A>((handler) =>
        listenWith(given, (received) => {
          const topics = new Map([...routes].map(([name, { codec }]) => [name, { codec, handler }]))
          return handlingOf(received, topics, handler)
        }),
      ),
  })
  return build<never>(new Map(), undefined)
}
