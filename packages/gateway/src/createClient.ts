import type { Operation } from '@paifang/contract'
import type { AsyncResult, CallError, Result } from '@paifang/result'
import { left } from 'fp-ts/Either'
import type { Call } from './Call'
import type { CallOptions } from './CallOptions'
import type { Client } from './Client'
import type { ClientOptions } from './ClientOptions'
import type { Gateway, Prepared, Signed } from './Gateway'
import { policiesOf } from './policiesOf'
import { learningClock } from './policies/clockSkew'
import { reportDone } from './policies/events'
import { runCall } from './runCall'
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
  const { gateway, transport, ownsTransport = false, clock = Date.now } = options
  const { now = () => performance.now(), random = Math.random, wait = realWait } = options
  const learning = learningClock(clock)
  let closed = false
  const runner: Runner = {
    gateway: gateway as unknown as Runner['gateway'],
    transport,
    policies: policiesOf(options, { clock: learning, now, random }),
    deadlineMs: options.deadlineMs ?? 30_000,
    attemptTimeoutMs: options.attemptTimeoutMs ?? 10_000,
    stamp: learning.stamp,
    now,
    wait,
    isClosed: () => closed,
  }
  const { onDone } = options
  return {
    call: <I, O, C extends string = never>(
      operation: Operation<G, I, O, C>,
      input: I,
      callOptions?: X,
    ): AsyncResult<CallError<C, O>, O> => {
      return async () => {
        const call = startCall(runner, operation, callOptions)
        let result: Outcome
        try {
          const unsigned = { operation: call.operation, wire: input, options: callOptions ?? {} }
          result = await runCall(runner, call, unsigned)
        } catch {
          result = left(transportFailure(call, 'unknown', 'maybe'))
        }
        if (onDone !== undefined) reportDone(onDone, call, result, now)
        // The runner works on any operation; the types of this one went in and come out with it.
        return result as Result<CallError<C, O>, O>
      }
    },
    close: async () => {
      closed = true
      if (ownsTransport) await transport.close?.()
    },
  }
}

const startCall = (runner: Runner, operation: Call['operation'], options: CallOptions = {}): Call => {
  const startedMs = runner.now()
  return {
    gateway: runner.gateway.name,
    operation,
    startedMs,
    endsMs: startedMs + (options.deadlineMs ?? runner.deadlineMs),
    attemptTimeoutMs: options.attemptTimeoutMs ?? runner.attemptTimeoutMs,
    signal: options.signal,
    attempt: 0,
    sent: 'no',
    requestId: undefined,
  }
}
