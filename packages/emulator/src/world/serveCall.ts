import { httpDate } from './httpDate'
import { isLeft } from 'fp-ts/Either'
import { deliverWith } from '../faults/deliverWith'
import type { Fault } from '../faults/Fault'
import { proxyPage } from '../faults/proxyPage'
import { plainAnswer, type RawAnswer } from '../http/RawAnswer'
import type { RawRequest } from '../http/RawRequest'
import type { Received } from '../http/Received'
import type { AnyOperation } from './AnyOperation'
import type { Dialect, Incoming, Stamp } from './Dialect'
import { explainHeader } from './Explained'
import { failBusiness } from './failBusiness'
import { handlerOf } from './handlerOf'
import type { Refusal } from './Refusal'
import type { Verdict } from './Verdict'
import type { World } from './World'

type Kind<K extends Fault['kind']> = Extract<Fault, { readonly kind: K }>

const find = <K extends Fault['kind']>(faults: ReadonlyArray<Fault>, kind: K): Kind<K> | undefined =>
  faults.find((fault): fault is Kind<K> => fault.kind === kind)

type Handled = { readonly refusal: Refusal } | { readonly wire: unknown }

const handle = async (
  incoming: Incoming,
  dialect: Dialect,
  verdict: Verdict & { readonly operation: AnyOperation },
  stamp: Stamp,
): Promise<Handled> => {
  const { world, now } = incoming
  const { operation, app, session } = verdict
  const context = {
    method: operation.method,
    app,
    requestId: stamp.requestId,
    now,
    random: world.random,
    state: world.state,
    ...(session === undefined ? {} : { session }),
  }
  try {
    const done = await handlerOf(world, operation)(verdict.input, context)()
    return isLeft(done) ? { refusal: done.left } : { wire: operation.output.encode(done.right) }
  } catch (thrown) {
    world.journal.note(`handler of ${operation.method}: ${String(thrown)}`)
    return { refusal: dialect.crash }
  }
}

const settle = async (
  incoming: Incoming,
  dialect: Dialect,
  verdict: Verdict,
  stamp: Stamp,
  faults: ReadonlyArray<Fault>,
): Promise<Handled> => {
  const { operation } = verdict
  if (verdict.refusal !== undefined || operation === undefined)
    return { refusal: verdict.refusal ?? dialect.crash }
  const error = find(faults, 'error')
  if (error !== undefined) {
    const { kind: _kind, code = dialect.outage.code, ...said } = error
    return { refusal: { ...(error.code === undefined ? dialect.outage : {}), ...said, code } }
  }
  const judged = { ...verdict, operation }
  if (find(faults, 'duplicate') !== undefined) await handle(incoming, dialect, judged, stamp)
  const handled = await handle(incoming, dialect, judged, stamp)
  const business = find(faults, 'business')
  return 'wire' in handled && business !== undefined
    ? { wire: failBusiness(handled.wire, operation.outcome, business) }
    : handled
}

/** Serves one call of one gateway: faults, judgement, handler, answer, journal. Never rejects. */
export const serveCall = async (
  world: World,
  dialect: Dialect,
  request: RawRequest,
  received: Received,
): Promise<RawAnswer> => {
  const startedAt = performance.now()
  const claim = dialect.claim(received)
  const faults = world.faults.strike({ gateway: dialect.gateway, operation: claim.method, app: claim.app })
  const delay = find(faults, 'delay')
  if (delay !== undefined) await world.wait(delay.ms)
  const now = world.clock.now() + (find(faults, 'skew')?.ms ?? 0)
  const incoming: Incoming = { request, received, now, world }
  const entry = { at: now, dialect, claim, request, received, faults, startedAt }

  const html = find(faults, 'html')
  if (html !== undefined) {
    const answer = deliverWith(proxyPage(html.status ?? 502), faults)
    world.journal.record({ ...entry, answer })
    return answer
  }
  if (find(faults, 'reset')?.at === 'before-handling') {
    const answer = deliverWith(plainAnswer(500, ''), faults)
    world.journal.record({ ...entry, answer })
    return answer
  }

  const verdict = await dialect.judge(incoming)
  const stamp: Stamp = {
    requestId: dialect.requestId(world, now),
    now,
    headers: {
      date: httpDate(now),
      ...(verdict.explanation === undefined
        ? {}
        : { 'x-paifang-explain': explainHeader(verdict.explanation) }),
    },
  }
  const handled = await settle(incoming, dialect, verdict, stamp, faults)
  const answer = deliverWith(
    'refusal' in handled || verdict.operation === undefined
      ? dialect.refuse(incoming, 'refusal' in handled ? handled.refusal : dialect.crash, stamp)
      : dialect.succeed(
          incoming,
          verdict.operation,
          handled.wire,
          stamp,
          find(faults, 'wrong-root') !== undefined,
        ),
    faults,
  )
  world.journal.record({ ...entry, verdict, answer, ...handled, requestId: stamp.requestId })
  return answer
}
