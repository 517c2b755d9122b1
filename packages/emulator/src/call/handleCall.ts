import { isLeft } from 'fp-ts/Either'
import type { EmulatorContext } from '../EmulatorContext'
import type { Fault } from '../faults/Fault'
import { findFault } from '../faults/findFault'
import type { CallEmulation, Stamp } from '../gateway/CallEmulation'
import type { CheckResult } from '../gateway/CheckResult'
import type { Refusal } from '../gateway/Refusal'
import { failBusiness } from './failBusiness'
import type { HandlerContext } from './Handler'
import { handlerOf } from './handlerOf'
import type { AnyOperation } from './Operations'
import { setAnswerOf } from './setAnswerOf'

/** What a call came to. */
export interface Handled {
  readonly refusal: Refusal | undefined
  /** What the output codec encoded; given when there is no refusal. */
  readonly wire: unknown
}

/** A call that was judged. */
export interface CheckedCall {
  readonly context: EmulatorContext
  readonly emulation: Pick<CallEmulation<never>, 'outage' | 'crash'>
  readonly checked: CheckResult
  readonly stamp: Stamp
}

const refusedWith = (refusal: Refusal): Handled => ({ refusal, wire: undefined })

const handlerContext = ({ context, checked, stamp }: CheckedCall, method: string): HandlerContext => {
  const { app, session } = checked
  const { random, state } = context
  const known = { method, app, requestId: stamp.requestId, now: stamp.now, random, state }
  return session === undefined ? known : { ...known, session }
}

const handle = async (call: CheckedCall, operation: AnyOperation): Promise<Handled> => {
  const { context, emulation, checked } = call
  try {
    const set = setAnswerOf(context, operation)
    if (set !== undefined) return { refusal: undefined, wire: operation.output.encode(set.output) }
    const handler = handlerOf(context, operation)
    const done = await handler(checked.input, handlerContext(call, operation.method))()
    if (isLeft(done)) return refusedWith(done.left)
    return { refusal: undefined, wire: operation.output.encode(done.right) }
  } catch (thrown) {
    context.journal.note(`handler of ${operation.method}: ${String(thrown)}`)
    return refusedWith(emulation.crash)
  }
}

/** Carries a judged call out, through its faults, unless it was refused. Never rejects. */
export const handleCall = async (call: CheckedCall, faults: ReadonlyArray<Fault>): Promise<Handled> => {
  const { outage, crash } = call.emulation
  const { refusal, operation } = call.checked
  if (refusal !== undefined || operation === undefined) return refusedWith(refusal ?? crash)
  const error = findFault(faults, 'error')
  if (error !== undefined) {
    const { kind: _kind, code = outage.code, ...said } = error
    return refusedWith({ ...(error.code === undefined ? outage : {}), ...said, code })
  }
  if (findFault(faults, 'duplicate') !== undefined) await handle(call, operation)
  const handled = await handle(call, operation)
  const business = findFault(faults, 'business')
  return handled.refusal === undefined && business !== undefined
    ? { refusal: undefined, wire: failBusiness(handled.wire, operation.outcome, business) }
    : handled
}
