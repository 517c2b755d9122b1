import type { Operation } from '@paifang/contract'
import type { AsyncResult, CallError } from '@paifang/result'
import { deadlines } from '@paifang/transport'
import { left } from 'fp-ts/Either'
import type { Call } from '../call/Call'
import type { CallOptions } from '../call/CallOptions'
import { callOptionNames, callProblem } from '../call/callProblem'
import type { Client, Run } from './Client'
import type { ClientOptions } from './ClientOptions'
import type { AnyOperation, Gateway, Prepared, Signed } from '../Gateway'
import type { Outcome } from '../policies/Policy'
import { policiesOf } from '../policies/policiesOf'
import { policyHooks } from '../policies/policyHooks'
import { learningClock } from '../policies/clockSkew'
import { callEvents } from '../events/callEvents'
import { reported } from '../call/reported'
import { runCall } from '../call/runCall'
import { runningCalls } from './runningCalls'
import { unknownFieldsOf, warner } from '../call/warnings'
import { startCall } from '../call/startCall'
import type { Runner } from './Runner'
import { wait as realWait } from '../waiting'

export interface CreateClient<
  G extends string,
  P extends Prepared,
  S extends Signed,
  X extends CallOptions,
> extends ClientOptions {
  readonly gateway: Gateway<G, P, S, X>
  /** Asks the gateway for its time before the first call: epoch milliseconds. Default: it is not asked. */
  readonly askTime?: (() => Promise<number | undefined>) | undefined
}

const noOptions: CallOptions = Object.freeze({})

/** @throws TypeError for a limit under which no call could end well */
const checkedMs = (name: string, value: number | undefined, byDefault: number): number => {
  if (value === undefined) return byDefault
  if (typeof value === 'number' && value > 0) return value
  throw new TypeError(`${name}: expected a positive number of milliseconds`)
}

/** A client: one gateway, one transport, and the policies around every call. */
export const createClient = <
  G extends string,
  P extends Prepared,
  S extends Signed,
  X extends CallOptions = CallOptions,
>(
  options: CreateClient<G, P, S, X>,
): Client<G, X> => {
  const { gateway, transport, ownsTransport = false, clock = () => Date.now() } = options
  const { now = () => performance.now(), random = () => Math.random(), wait = realWait } = options
  const learning = learningClock(clock)
  const running = runningCalls()
  const events = callEvents(options, { host: gateway.host, clock, now })
  let count = 0
  const runner: Runner = {
    gateway: gateway as unknown as Runner['gateway'],
    transport,
    policies: policyHooks(
      policiesOf(options, {
        clock: learning,
        askTime: options.askTime,
        now,
        wait,
        random,
        events: events.policy,
      }),
    ),
    deadlineMs: checkedMs('deadlineMs', options.deadlineMs, 30_000),
    waits: deadlines({ holdProcess: true }),
    attemptTimeoutMs: checkedMs('attemptTimeoutMs', options.attemptTimeoutMs, 10_000),
    stamp: learning.stamp,
    forgetClock: learning.forget,
    now,
    wait,
    isClosed: running.isClosed,
    ended: (call, result) => {
      running.ended()
      events.done?.(call, result)
    },
    lastSigned: { secrets: [] },
    unknownFields: unknownFieldsOf(options),
    warn: warner(options.onWarning),
  }

  const known =
    gateway.callOptions === undefined ? undefined : new Set([...callOptionNames, ...gateway.callOptions])

  const begin = (
    operation: unknown,
    input: unknown,
    given: CallOptions | undefined,
  ): { readonly call: Call; readonly result: Promise<Outcome> } => {
    const problem = callProblem(operation, given, known)
    const options = problem === undefined ? (given ?? noOptions) : noOptions
    const call = startCall(runner, operation as AnyOperation, options, ++count)
    running.began()
    events.started?.(call)
    if (problem === undefined) return { call, result: runCall(runner, call, input, options) }
    const refused = left(problem)
    runner.ended(call, refused)
    return { call, result: Promise.resolve(refused) }
  }

  // The runner works on any operation; the types of this one go in and come out with it.
  const run = (operation: unknown, input: unknown, options?: CallOptions & { response?: boolean }) => {
    const { call, result } = begin(operation, input, options)
    return call.reports ? result.then((ended) => reported(ended, call)) : result
  }

  return {
    run: run as Run<G, X>,
    call: <I, O, C extends string = never>(
      operation: Operation<G, I, O, C>,
      input: I,
      callOptions?: X,
    ): AsyncResult<CallError<C, O>, O> =>
      (() => begin(operation, input, callOptions).result) as AsyncResult<CallError<C, O>, O>,
    close: async () => {
      await running.close()
      if (ownsTransport) await transport.close?.()
    },
  }
}
