import type { Operation } from '@paifang/contract'
import type { AsyncResult, CallError, Result } from '@paifang/result'
import { left } from 'fp-ts/Either'
import type { Call } from './Call'
import type { CallOptions } from './CallOptions'
import type { Client } from './Client'
import type { ClientOptions } from './ClientOptions'
import type { AnyOperation, Gateway, Prepared, Signed } from './Gateway'
import { policiesOf } from './policiesOf'
import { learningClock } from './policies/clockSkew'
import { reportDone } from './policies/events'
import { runCall } from './runCall'
import { runningCalls } from './runningCalls'
import { positive, startCall } from './startCall'
import type { Outcome, Runner } from './Runner'
import { transportFailure } from './transportFailure'
import { wait as realWait } from './wait'

export interface CreateClient<
  G extends string,
  P extends Prepared,
  S extends Signed,
  X extends CallOptions,
> extends ClientOptions {
  readonly gateway: Gateway<G, P, S, X>
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
  const runner: Runner = {
    gateway: gateway as unknown as Runner['gateway'],
    transport,
    policies: policiesOf(options, { clock: learning, now, random }),
    deadlineMs: positive('deadlineMs', options.deadlineMs, 30_000),
    attemptTimeoutMs: positive('attemptTimeoutMs', options.attemptTimeoutMs, 10_000),
    stamp: learning.stamp,
    now,
    wait,
    isClosed: running.isClosed,
  }
  const { onDone } = options

  const run = async (call: Call, input: unknown, callOptions: CallOptions): Promise<Outcome> => {
    running.began()
    let result: Outcome
    try {
      result = await runCall(runner, call, { operation: call.operation, wire: input, options: callOptions })
    } catch {
      result = left(transportFailure(call, 'unknown', 'maybe'))
    }
    running.ended()
    if (onDone !== undefined) reportDone(onDone, call, result, now)
    return result
  }

  return {
    call: <I, O, C extends string = never>(
      operation: Operation<G, I, O, C>,
      input: I,
      callOptions?: X,
    ): AsyncResult<CallError<C, O>, O> => {
      const erased = operation as unknown as AnyOperation
      // The runner works on any operation; the types of this one went in and come out with it.
      return () =>
        run(startCall(runner, erased, callOptions), input, callOptions ?? {}) as Promise<
          Result<CallError<C, O>, O>
        >
    },
    close: async () => {
      await running.close()
      if (ownsTransport) await transport.close?.()
    },
  }
}
