import { createHash } from 'node:crypto'
import {
  emit,
  inboundError,
  isThenable,
  type InboundAnswer,
  type InboundEnd,
  type InboundRequest,
  type VerifiedCall,
} from '@paifang/gateway/author'
import type { InboundError } from '@paifang/result'
import { recordOnce, type AsyncReplayStore, type ReplayStore } from '@paifang/signing'
import { decodeInput } from '../decodeInput'
import { Deadline, type Timer } from '../Deadline'
import type { KeptAnswer } from '../idempotency/IdempotencyStore'
import type { Once, Work } from '../idempotency/onceByKey'
import type { InboundContext } from '../Handler'
import type { InboundEvent } from '../InboundEvent'
import { runHandler } from './runHandler'
import type { Route, Routes, Taken } from './Routes'

/** A call as a server hands it over. */
export interface IncomingCall extends InboundRequest {
  /** Where it comes from. */
  readonly address?: string | undefined
  /** Why its body is not what was sent, where a server knows. */
  readonly bodyProblem?: string | undefined
}

export interface CallSettings {
  readonly toleranceMs: number
  readonly timeoutMs: number
  readonly maxRunning: number
  readonly replay: ReplayStore | AsyncReplayStore | undefined
  readonly once: <A>(key: string, deadline: Deadline, work: () => Promise<Work<A>>) => Promise<Once<A>>
  readonly isSource: ((call: IncomingCall) => boolean) | undefined
  readonly onEvent: ((event: InboundEvent) => unknown) | undefined
  readonly clock: () => number
  readonly now: () => number
  readonly timer: Timer
  readonly nextId: () => string
}

/** What runs, and whether anything more may. Shared by all who handle. */
export interface Running {
  count: number
  isClosing: boolean
  onIdle: () => void
}

/** How a call ended, and what is told of it. */
interface Ended {
  readonly answer: InboundAnswer
  readonly end: InboundEnd | 'repeat'
  readonly method: string
  readonly app?: string | undefined
}

const keptOf = ({ contentType, body }: InboundAnswer): KeptAnswer => ({
  contentType,
  body: Buffer.from(body).toString('utf8'),
})

const answerOf = ({ contentType, body }: KeptAnswer): InboundAnswer => ({
  status: 200,
  contentType,
  body: Buffer.from(body, 'utf8'),
})

/** Where not even a refusal can be written: nothing of ours does that, a form of one's own may. */
const lastWord: InboundAnswer = {
  status: 200,
  contentType: 'text/plain;charset=utf-8',
  body: Buffer.from('failure', 'utf8'),
}

/** The answer to an end; an output that the form cannot hold is a handler's failure. */
const answered = (
  { received, module }: Taken,
  end: InboundEnd,
): Pick<Ended, 'answer'> & { readonly end: InboundEnd } => {
  try {
    return { answer: received.answer(end), end }
  } catch (thrown) {
    if (end._tag !== 'Done') return { answer: lastWord, end }
    const { path, expected } = thrown as { readonly path?: unknown; readonly expected?: unknown }
    const detail =
      typeof path === 'string' && typeof expected === 'string'
        ? `the output at ${path}: expected ${expected}`
        : 'the output cannot be written'
    const error = inboundError('handler', module.gateway, end.operation.method, { detail })
    return answered({ received, module }, { _tag: 'Refused', error })
  }
}

// Members one by one: to spread an object and add to it costs more than the rest of this.
const endedAs = ({ answer, end }: Pick<Ended, 'answer' | 'end'>, method: string, app?: string): Ended => ({
  answer,
  end,
  method,
  app,
})

/** A call of which is known whose it is and who handles it. */
interface Looked {
  readonly taken: Taken
  readonly route: Route | undefined
  readonly id: string
  readonly deadline: Deadline
}

interface Proven extends Pick<Looked, 'id' | 'deadline'> {
  readonly input: unknown
  readonly verified: VerifiedCall
}

/** A class, as a getter of an object's own is made anew, at the cost of the whole object's shape, for each call. */
class Context implements InboundContext {
  readonly #verified: VerifiedCall
  readonly #deadline: Deadline

  constructor(
    readonly id: string,
    readonly gateway: string,
    readonly method: string,
    readonly app: string | undefined,
    verified: VerifiedCall,
    deadline: Deadline,
  ) {
    this.#verified = verified
    this.#deadline = deadline
  }

  get params(): Readonly<Record<string, string>> {
    return this.#verified.params
  }

  get signal(): AbortSignal {
    return this.#deadline.signal
  }
}

/** Makes what handles calls: bytes in, bytes out. It never rejects. */
export const createCallHandler = (
  settings: CallSettings,
  routes: Routes,
  running: Running,
): ((call: IncomingCall) => Promise<InboundAnswer>) => {
  const { toleranceMs, maxRunning, replay, once, isSource, onEvent, clock, now, timer } = settings

  const isNew = (gateway: string, { replayKey, expiresAtMs }: VerifiedCall) =>
    replay === undefined
      ? true
      : recordOnce<true, string>(
          replay,
          { key: `${gateway}:${replayKey}`, expiresAtMs, nowMs: clock() },
          true,
          (reason) => reason,
        )

  /** Runs a handler that was found, once where its call has a key. */
  const handled = async (
    taken: Taken,
    route: Route,
    { id, input, verified, deadline }: Proven,
  ): Promise<Pick<Ended, 'answer' | 'end'>> => {
    const { module, received } = taken
    const { gateway } = module
    const { method } = route
    const refused = (reason: InboundError['reason'], detail: string): Pick<Ended, 'answer' | 'end'> =>
      answered(taken, { _tag: 'Refused', error: inboundError(reason, gateway, method, { detail }) })

    let key: string | undefined
    try {
      key = route.idempotencyKey?.(input)
    } catch {
      return refused('handler', 'idempotencyKey failed')
    }
    const context = new Context(id, gateway, method, received.app, verified, deadline)
    if (key === undefined) {
      const told = isNew(gateway, verified)
      const isFirst = isThenable(told) ? await told : told
      if (isFirst === true) return answered(taken, await runHandler(route, input, context))
      return isFirst === 'replayed'
        ? refused('replay', 'this very call was accepted before')
        : refused('unavailable', isFirst)
    }
    const ran = await once(hashed(gateway, received.app, method, key), deadline, async () => {
      const value = answered(taken, await runHandler(route, input, context))
      return { value, keep: value.end._tag === 'Done' ? keptOf(value.answer) : undefined }
    })
    switch (ran._tag) {
      case 'Ran':
        return ran.value
      case 'Repeat':
        return { answer: answerOf(ran.answer), end: 'repeat' }
      case 'Busy':
        return refused('busy', ran.detail)
      case 'Unavailable':
        return refused('unavailable', ran.detail)
    }
  }

  /** What keeps a call from being looked at; `undefined`: nothing does. */
  const obstacle = (call: IncomingCall): readonly [InboundError['reason'], string] | undefined => {
    if (running.isClosing) return ['busy', 'this process is about to end']
    if (running.count >= maxRunning) return ['busy', `${maxRunning} calls are running`]
    if (isSource !== undefined && !isSource(call)) return ['source', 'the address is not in sources']
    return call.bodyProblem === undefined ? undefined : ['body', call.bodyProblem]
  }

  const judged = async (call: IncomingCall, { taken, route, id, deadline }: Looked): Promise<Ended> => {
    const { module, received } = taken
    const { app } = received
    // What a call says of itself is told only where somebody handles it, or where it is proven.
    const method = route?.method ?? ''
    const refusedAs = (error: InboundError): Ended =>
      endedAs(answered(taken, { _tag: 'Refused', error }), method)
    const verdict = received.verify({ nowMs: clock(), toleranceMs })
    const verified = isThenable(verdict) ? await verdict : verdict
    if (verified._tag === 'Left') return refusedAs(verified.left)
    if (route === undefined) {
      const error = inboundError('method', module.gateway, received.method)
      return endedAs(answered(taken, { _tag: 'Refused', error }), error.method ?? '', app)
    }
    const read = received.input(route, verified.right)
    const members = isThenable(read) ? await read : read
    const input = members._tag === 'Left' ? members : decodeInput(route.input, members.right)
    if (input._tag === 'Left') {
      const error = inboundError('input', module.gateway, method, { issues: input.left })
      return endedAs(answered(taken, { _tag: 'Refused', error }), method, app)
    }
    const proven = { id, input: input.right, verified: verified.right, deadline }
    return endedAs(await handled(taken, route, proven), method, app)
  }

  return async (call) => {
    const id = settings.nextId()
    const [atMs, startedMs] = [clock(), now()]
    const taken = routes.take(call)
    const { gateway } = taken.module
    const route = routes.find(gateway, taken.received.method, call.path)
    const method = route?.method ?? ''
    const refused = (reason: InboundError['reason'], detail: string): Ended => {
      const error = inboundError(reason, gateway, method, { detail })
      return endedAs(answered(taken, { _tag: 'Refused', error }), method)
    }
    const tell = (type: InboundEvent['type'], ended: Ended): Ended => {
      if (onEvent === undefined) return ended
      const durationMs = Math.round((now() - startedMs) * 1000) / 1000
      const { app } = ended
      const { method } = ended
      const named =
        app === undefined
          ? { type, id, gateway, method, atMs, durationMs }
          : { type, id, gateway, app, method, atMs, durationMs }
      emit(onEvent, Object.assign(named, factsOf(ended.end)))
      return ended
    }

    const problem = obstacle(call)
    if (problem !== undefined) return tell('inbound.call', refused(...problem)).answer
    const deadline = new Deadline()
    const timeoutMs = route?.timeoutMs ?? settings.timeoutMs
    return await new Promise<InboundAnswer>((resolve) => {
      const stop = timer(timeoutMs, () => {
        deadline.end()
        resolve(tell('inbound.call', refused('timeout', `it goes on after ${timeoutMs} ms`)).answer)
      })
      // However long it takes.
      const onEnded = (ended: Ended): void => {
        running.count--
        if (running.count === 0) running.onIdle()
        if (deadline.isOver) {
          tell('inbound.late', ended)
          return
        }
        stop()
        resolve(tell('inbound.call', ended).answer)
      }
      running.count++
      // Nothing of ours throws there; a module or a store of one's own may.
      judged(call, { taken, route, id, deadline }).then(onEnded, () =>
        onEnded(refused('unavailable', 'a gateway module threw')),
      )
    })
  }
}

const hashed = (gateway: string, app: string | undefined, method: string, key: string): string =>
  createHash('sha256')
    .update(JSON.stringify([gateway, app ?? '', method, key]))
    .digest('hex')

const factsOf = (end: Ended['end']): Pick<InboundEvent, 'outcome'> & Partial<InboundEvent> => {
  if (end === 'repeat') return { outcome: 'ok', isRepeat: true }
  if (end._tag === 'Done') return { outcome: 'ok' }
  if (end._tag === 'Failed') return { outcome: 'BusinessError', code: end.code.slice(0, 100) }
  const { reason, detail, issues, cause } = end.error
  return {
    outcome: 'InboundError',
    reason,
    ...(detail === undefined ? {} : { detail }),
    ...(issues === undefined ? {} : { issues }),
    ...(cause === undefined ? {} : { cause }),
  }
}
