import { randomBytes } from 'node:crypto'
import type { PaifangEvent } from '@paifang/gateway'
import { emit, errorFacts, refuseUnknownOptions } from '@paifang/gateway/author'
import type { CallError, Result, TransportError } from '@paifang/result'
import type { HttpRequest, HttpResponse, Transport } from '@paifang/transport'
import type { Either } from 'fp-ts/Either'
import { httpDnsAddress, type HttpDnsChoice } from './httpDnsAddress'
import { readHttpDnsConfig, type HttpDnsConfig } from './HttpDnsConfig'

/** A configuration was asked for (`route.config`), or an address could not be reached (`route.fallback`). */
export interface RouteEvent extends PaifangEvent {
  readonly type: 'route.config' | 'route.fallback'
  readonly gateway: 'top'
  readonly outcome: NonNullable<PaifangEvent['outcome']>
  /** Of the configuration that is in use. */
  readonly version?: number
  /** The address that failed. */
  readonly address?: string
}

export interface HttpDnsOptions {
  /** What exchanges go over: one with connections of its own, `axiosTransport()` or `undiciTransport()`. */
  readonly transport: Transport & { readonly close?: () => Promise<void> }
  /**
   * Asks for the configuration: `() => plain.run(httpdnsGet, {})`, `httpdnsGet` of `@paifang/api-top-platform`, with a client that
   * does not go over this transport.
   */
  readonly config: () => Promise<Result<CallError, { readonly result?: string }>>
  /** Default `cluster`. */
  readonly mode?: HttpDnsChoice['mode']
  readonly onEvent?: (event: RouteEvent) => void
  /** Milliseconds that only grow. Default `performance.now`. */
  readonly now?: () => number
  /** Epoch milliseconds, for events. Default `Date.now`. */
  readonly clock?: () => number
  /** From 0 up to 1. Default `Math.random`. */
  readonly random?: () => number
}

const names: Readonly<Record<keyof HttpDnsOptions, true>> = {
  transport: true,
  config: true,
  mode: true,
  onEvent: true,
  now: true,
  clock: true,
  random: true,
}
const optionNames: ReadonlySet<string> = new Set(Object.keys(names))

/** The application may not ask, now and later. */
const final: ReadonlySet<string> = new Set(['21', '22', '25', '28', '29'])

/** After a configuration could not be had, and for how long an address is left alone that could not be reached. */
const pauseMs = 60_000

/**
 * A transport that sends calls of TOP to the addresses that the platform names, and checks TLS for the host of the URL all the
 * same. In any doubt (no configuration yet or none any more, `degrade`, an address that cannot be reached) names are resolved as
 * ever. One for each application. Nothing runs between calls: a configuration that is due is asked for beside the next one.
 *
 * @throws TypeError for an option that nobody reads
 * @see TOP cluster and HTTPDNS, official Java SDK 20210623, whose clients switch the checks of TLS off
 */
export const httpDnsTransport = (
  options: HttpDnsOptions,
): Transport & { readonly close: () => Promise<void> } => {
  refuseUnknownOptions(options, optionNames)
  const { transport, mode = 'cluster', onEvent, clock = Date.now } = options
  const { now = () => performance.now(), random = () => Math.random() } = options
  let config: HttpDnsConfig | undefined
  let dueMs = -Infinity
  let endsMs = -Infinity
  let isStopped = false
  let isAsking = false
  const failed = new Map<string, number>()

  const tell = (event: Pick<RouteEvent, 'type' | 'outcome'> & Partial<RouteEvent>): void => {
    if (onEvent === undefined) return
    const id = randomBytes(6).toString('hex')
    emit(onEvent, { id, gateway: 'top', method: 'taobao.httpdns.get', atMs: clock(), ...event })
  }

  const take = (read: HttpDnsConfig): void => {
    if (config === undefined || read.version > config.version) {
      config = read
      failed.clear()
    }
    dueMs = now() + config.intervalMs
    endsMs = now() + 2 * config.intervalMs
  }

  // What is thrown at once is told as what is rejected.
  const ask = async (): ReturnType<HttpDnsOptions['config']> => options.config()

  const refresh = async (): Promise<void> => {
    const answered = await ask().catch(() => undefined)
    isAsking = false
    if (isStopped) return
    dueMs = now() + pauseMs
    const text = answered?._tag === 'Right' ? answered.right.result : undefined
    const read = text === undefined ? undefined : readHttpDnsConfig(text)
    if (read !== undefined) {
      take(read)
      tell({ type: 'route.config', outcome: 'ok', version: config?.version ?? read.version })
      return
    }
    const error = answered?._tag === 'Left' ? answered.left : undefined
    if (error?._tag === 'GatewayError' && final.has(error.code)) {
      isStopped = true
      config = undefined
    }
    const facts = error === undefined ? {} : errorFacts(error)
    tell({ type: 'route.config', outcome: error?._tag ?? 'ProtocolError', ...facts })
  }

  const addressOf = (request: HttpRequest): string | undefined => {
    if (isStopped || request.address !== undefined) return undefined
    if (now() >= dueMs && !isAsking) {
      isAsking = true
      void refresh()
    }
    if (config === undefined || config.isDegraded || now() >= endsMs) return undefined
    const field = fieldsOf(request)
    const method = field('method')
    if (method === undefined) return undefined
    const call = { url: request.url, method, session: field('session'), field }
    const address = httpDnsAddress(config, call, { mode, random })
    if (address === undefined || now() < (failed.get(address) ?? -Infinity)) return undefined
    return address
  }

  const exchange = async (request: HttpRequest): Promise<Either<TransportError, HttpResponse>> => {
    const address = addressOf(request)
    if (address === undefined) return transport(request)()
    const beganMs = now()
    const answered = await transport({ ...request, address })()
    if (answered._tag === 'Right' || answered.left.sent !== 'no' || answered.left.reason === 'aborted')
      return answered
    failed.set(address, now() + pauseMs)
    tell({ type: 'route.fallback', outcome: 'TransportError', ...errorFacts(answered.left), address })
    const { timeoutMs } = request
    if (timeoutMs === undefined) return transport(request)()
    const leftMs = timeoutMs - (now() - beganMs)
    return leftMs > 0 ? transport({ ...request, timeoutMs: leftMs })() : answered
  }

  return Object.assign((request: HttpRequest) => () => exchange(request), {
    ...(transport.keepsLimits === true ? { keepsLimits: true as const } : {}),
    close: async () => {
      // A configuration may never come: nothing waits for it.
      isStopped = true
      await transport.close?.()
    },
  })
}

/** Fields of a form, or of the query where the body is none. */
const fieldsOf = ({ url, body, headers }: HttpRequest): ((name: string) => string | undefined) => {
  const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true
  const pairs = `&${isForm && typeof body === 'string' ? body : new URL(url).search.slice(1)}`
  return (name) => {
    const at = pairs.indexOf(`&${name}=`)
    if (at < 0) return undefined
    const from = at + name.length + 2
    const to = pairs.indexOf('&', from)
    try {
      return decodeURIComponent(pairs.slice(from, to < 0 ? undefined : to).replaceAll('+', ' '))
    } catch {
      return undefined
    }
  }
}
