import type { Operation } from '@paifang/contract'
import type { AsyncResult, CallError, Result } from '@paifang/result'
import type { CallOptions } from './CallOptions'
import type { Client } from './Client'
import type { ClientOptions } from './ClientOptions'
import type { AnyOperation, Gateway, Prepared, Signed } from './Gateway'
import { policiesOf } from './policiesOf'
import { policyHooks } from './policyHooks'
import { learningClock } from './policies/clockSkew'
import { callEvents } from './events/callEvents'
import { runCall } from './runCall'
import { runningCalls } from './runningCalls'
import { positive, startCall } from './startCall'
import type { Runner } from './Runner'
import { wait as realWait } from './waiting'

export interface CreateClient<
  G extends string,
  P extends Prepared,
  S extends Signed,
  X extends CallOptions,
> extends ClientOptions {
  readonly gateway: Gateway<G, P, S, X>
}

const noOptions: CallOptions = Object.freeze({})

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
    policies: policyHooks(policiesOf(options, { clock: learning, now, wait, random, events: events.policy })),
    deadlineMs: positive('deadlineMs', options.deadlineMs, 30_000),
    attemptTimeoutMs: positive('attemptTimeoutMs', options.attemptTimeoutMs, 10_000),
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
  }

  return {
    call: <I, O, C extends string = never>(
      operation: Operation<G, I, O, C>,
      input: I,
      callOptions?: X,
    ): AsyncResult<CallError<C, O>, O> => {
      const erased = operation as unknown as AnyOperation
      // The runner works on any operation; the types of this one went in and come out with it.
      return () => {
        const given = callOptions ?? noOptions
        const started = startCall(runner, erased, given, ++count)
        running.began()
        events.started?.(started)
        return runCall(runner, started, input, given) as Promise<Result<CallError<C, O>, O>>
      }
    },
    close: async () => {
      await running.close()
      if (ownsTransport) await transport.close?.()
    },
  }
}
