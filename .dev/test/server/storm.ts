import { inspect } from 'node:util'
import type { Socket } from 'node:net'
import type { CallError, Result } from '@paifang/result'
import type { Transport } from '@paifang/transport'
import type { Behaviour } from './behaviours'
import { startFaultServer } from './faultServer'

export type Kind = 'read' | 'write' | 'keyed'

export interface StormClient {
  readonly call: (kind: Kind, key: string) => Promise<Result<CallError, unknown>>
  readonly close: () => Promise<void>
}

/** Numbers the attempts of each call: on a busy machine they arrive in another order than they were sent in. */
export type Numbered = <T extends Transport>(transport: T) => T

export interface Storm {
  readonly calls: number
  readonly seed: number
  readonly behaviours: ReadonlyArray<Behaviour>
  /** What the service answers to a request with this key. */
  readonly bodyFor: (key: string) => string
  /** `numbered` goes around the client's transport. */
  readonly createClient: (endpoint: string, numbered: Numbered) => StormClient
  /** The key in an output. */
  readonly keyIn: (output: unknown) => unknown
  /** What no result may show. */
  readonly secrets: ReadonlyArray<string>
}

export interface Losses {
  /** Calls that did not end as what happened to them. */
  readonly lost: ReadonlyArray<string>
  /** What was done twice, or was done although the client says that it was not. */
  readonly unsafe: ReadonlyArray<string>
  /** Sockets and timers that outlive the client, and secrets that a result shows. */
  readonly leaked: ReadonlyArray<string>
  /** How often each behaviour was met. */
  readonly met: ReadonlyMap<string, number>
  readonly succeeded: number
}

/** The same numbers on every run. */
const createRandom = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const keyOf = (text: string): string => /key-\d+/.exec(text)?.[0] ?? ''

const atOnce = 64
const kinds: ReadonlyArray<Kind> = ['read', 'write', 'keyed']

const atTheGate = ['signature', 'credentials', 'session', 'permission', 'throttled', 'clock', 'method']

/**
 * Whether an error says that nothing was carried out. A refusal at the gate says so of its attempt, which is all that a
 * write makes that may not be repeated.
 */
const promisesNothingRan = (kind: Kind, error: CallError): boolean => {
  if (error._tag === 'TransportError') return error.sent === 'no'
  if (error._tag !== 'GatewayError') return false
  return error.sent === 'no' || (kind === 'write' && atTheGate.includes(error.kind))
}

/** Timers and sockets that keep the process alive. */
const alive = (): number =>
  process.getActiveResourcesInfo().filter((name) => /Timeout|TCPSocket|TLS/.test(name)).length

const settled = async (before: number): Promise<number> => {
  // Shorter than a call's deadline, whose timer would stay; long for a socket that was destroyed.
  const patience = performance.now() + 20_000
  while (alive() > before && performance.now() < patience)
    await new Promise((resolve) => setImmediate(resolve))
  return Math.max(0, alive() - before)
}

/** Many calls at once against a server that answers each request in one of many ways; says what went wrong. */
export const runStorm = async (storm: Storm): Promise<Losses> => {
  const random = createRandom(storm.seed)
  const lost: string[] = []
  const unsafe: string[] = []
  const leaked: string[] = []
  const met = new Map<string, number>()
  const histories = new Map<string, Behaviour[]>()
  const attempts = new Map<string, number>()
  const executed = new Map<string, number>()
  const before = alive()

  const good = storm.behaviours.filter(({ isAnswer }) => isAnswer)
  const choose = (): Behaviour => {
    const from = random() < 0.25 ? good : storm.behaviours
    return from[Math.floor(random() * from.length)] as Behaviour
  }
  const count = (name: string): void => void met.set(name, (met.get(name) ?? 0) + 1)
  /** Nobody has seen the request, or not all of it. */
  const resetSometimes =
    (name: string) =>
    (socket: Socket): boolean => {
      if (random() >= 0.02) return false
      count(name)
      socket.resetAndDestroy()
      return true
    }
  const server = await startFaultServer({
    onOpen: resetSometimes('reset before the request'),
    onHead: resetSometimes('reset within the request'),
    onRequest: (socket, request) => {
      const key = keyOf(request.path + request.body)
      const behaviour = choose()
      count(behaviour.name)
      const history = histories.get(key) ?? []
      histories.set(key, history)
      history[Number(request.headers['x-attempt']) - 1] = behaviour
      if (behaviour.executes) executed.set(key, (executed.get(key) ?? 0) + 1)
      behaviour.play(socket, { request, body: storm.bodyFor(key) })
    },
  })
  const numbered: Numbered = (transport) =>
    Object.assign((request: Parameters<Transport>[0]) => {
      const key = keyOf(request.url + String(request.body))
      const attempt = (attempts.get(key) ?? 0) + 1
      attempts.set(key, attempt)
      return transport({ ...request, headers: { ...request.headers, 'x-attempt': String(attempt) } })
    }, transport)
  const client = storm.createClient(server.url, numbered)
  let succeeded = 0

  const judge = (kind: Kind, key: string, result: Result<CallError, unknown>): void => {
    const history = histories.get(key) ?? []
    const made = attempts.get(key) ?? 0
    const names = Array.from({ length: made }, (_, i) => history[i]?.name ?? 'not seen')
    const story = `${kind} ${key}: ${names.join(', ')}`
    const times = executed.get(key) ?? 0
    const last = history[made - 1]
    if (result._tag === 'Right') {
      succeeded += 1
      if (last?.isAnswer !== true) lost.push(`${story} -> Right`)
      if (storm.keyIn(result.right) !== key) lost.push(`${story} -> the answer of another call`)
    } else {
      const { left } = result
      if (last?.isAnswer === true && left._tag !== 'TransportError') lost.push(`${story} -> ${left._tag}`)
      // Nothing is wrong with an input: a client that says so was broken by an earlier answer.
      if (left._tag === 'InputError') lost.push(`${story} -> ${inspect(left)}`)
      if (times > 0 && promisesNothingRan(kind, left)) unsafe.push(`${story} -> ${inspect(left)}`)
    }
    if (kind === 'write' && times > 1) unsafe.push(`${story}: carried out ${times} times`)
    const shown = `${JSON.stringify(result)} ${inspect(result, { depth: 9 })}`
    for (const secret of storm.secrets) if (shown.includes(secret)) leaked.push(`${story}: a secret`)
  }

  let next = 0
  const worker = async (): Promise<void> => {
    while (next < storm.calls) {
      const number = next++
      const key = `key-${number}`
      const kind = kinds[number % kinds.length] as Kind
      try {
        judge(kind, key, await client.call(kind, key))
      } catch (thrown) {
        lost.push(`${kind} ${key}: threw ${String(thrown)}`)
      }
      histories.delete(key)
      executed.delete(key)
      attempts.delete(key)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  await client.close()
  await server.close()
  const open = await settled(before)
  if (open > 0) leaked.push(`${open} sockets or timers`)
  return { lost, unsafe, leaked, met, succeeded }
}
