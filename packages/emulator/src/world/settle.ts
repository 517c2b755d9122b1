import { isLeft } from 'fp-ts/Either'
import type { Fault } from '../faults/Fault'
import { findFault } from '../faults/findFault'
import type { AnyOperation } from './AnyOperation'
import type { Dialect, Incoming, Stamp } from './Dialect'
import { failBusiness } from './failBusiness'
import type { HandlerContext } from './Handler'
import { handlerOf } from './handlerOf'
import type { Refusal } from './Refusal'
import type { Verdict } from './Verdict'

/** What a call came to. */
export interface Settled {
  readonly refusal: Refusal | undefined
  /** What the output codec encoded; given when there is no refusal. */
  readonly wire: unknown
}

/** A call that was judged. */
export interface Judged {
  readonly incoming: Incoming
  readonly dialect: Dialect
  readonly verdict: Verdict
  readonly stamp: Stamp
}

const refusedBy = (refusal: Refusal): Settled => ({ refusal, wire: undefined })

const contextOf = ({ incoming, verdict, stamp }: Judged, method: string): HandlerContext => {
  const { app, session } = verdict
  const { now, world } = incoming
  const { random, state } = world
  const context = { method, app, requestId: stamp.requestId, now, random, state }
  return session === undefined ? context : { ...context, session }
}

const handle = async (call: Judged, operation: AnyOperation): Promise<Settled> => {
  const { incoming, dialect, verdict } = call
  const { world } = incoming
  try {
    const done = await handlerOf(world, operation)(verdict.input, contextOf(call, operation.method))()
    if (isLeft(done)) return refusedBy(done.left)
    return { refusal: undefined, wire: operation.output.encode(done.right) }
  } catch (thrown) {
    world.journal.note(`handler of ${operation.method}: ${String(thrown)}`)
    return refusedBy(dialect.crash)
  }
}

const handleWith = async (
  faults: ReadonlyArray<Fault>,
  call: Judged,
  operation: AnyOperation,
): Promise<Settled> => {
  const { outage } = call.dialect
  const error = findFault(faults, 'error')
  if (error !== undefined) {
    const { kind: _kind, code = outage.code, ...said } = error
    return refusedBy({ ...(error.code === undefined ? outage : {}), ...said, code })
  }
  if (findFault(faults, 'duplicate') !== undefined) await handle(call, operation)
  const handled = await handle(call, operation)
  const business = findFault(faults, 'business')
  return handled.refusal === undefined && business !== undefined
    ? { refusal: undefined, wire: failBusiness(handled.wire, operation.outcome, business) }
    : handled
}

/** Carries a judged call out unless it was refused. Never rejects; only a handler is waited for. */
export const settle = (call: Judged, faults: ReadonlyArray<Fault>): Settled | Promise<Settled> => {
  const { refusal, operation } = call.verdict
  if (refusal !== undefined || operation === undefined) return refusedBy(refusal ?? call.dialect.crash)
  return faults.length === 0 ? handle(call, operation) : handleWith(faults, call, operation)
}
