import { sharedSignal } from '@paifang/transport'
import type { Call } from './Call'
import type { CallOptions } from './CallOptions'
import type { AnyOperation } from '../Gateway'
import type { Runner } from '../client/Runner'

/** The state of a call that begins now. */
export const startCall = (
  runner: Runner,
  operation: AnyOperation,
  options: CallOptions,
  number: number,
): Call => {
  const startedMs = runner.now()
  return {
    number,
    gateway: runner.gateway.name,
    operation,
    caller: options.caller,
    startedMs,
    endsMs: startedMs + (options.deadlineMs ?? runner.deadlineMs),
    attemptTimeoutMs: options.attemptTimeoutMs ?? runner.attemptTimeoutMs,
    signal: options.signal === undefined ? undefined : sharedSignal(options.signal),
    account: runner.lastSigned.account,
    attempt: 0,
    attemptStartedMs: startedMs,
    waitedMs: 0,
    place: undefined,
    outOfTime: 'timeout',
    sent: 'no',
    requestId: undefined,
    reports: (options as { readonly response?: boolean }).response === true,
    response: undefined,
    policy: undefined,
  }
}
