import type { Edit, ResendAs, Resent } from '../contract/Resend'
import type { EmulatorContext } from '../EmulatorContext'
import type { RawAnswer } from '../http/RawAnswer'
import { pathOf, type RawRequest } from '../http/RawRequest'
import type { Kept } from '../journal/Journal'
import { hiddenTexts } from '../journal/shownBytes'
import { applyEdits } from './applyEdits'
import type { Unsent } from './Rewrite'
import { rewriteRequest, withHeaders } from './rewriteRequest'

/** Serves a request as if a socket had brought it, and tells its seq. */
export const receive = async (
  { journal }: EmulatorContext,
  answer: (request: RawRequest) => Promise<RawAnswer>,
  request: RawRequest,
): Promise<Resent | Unsent> => {
  await answer(request)
  const made = journal.kept().findLast(({ exchange }) => exchange.request === request)
  return made === undefined ? { problem: 'it left the journal at once' } : { seq: made.seq }
}

/** The request of an exchange as it is to be sent once more. */
export const requestAgain = async (
  context: EmulatorContext,
  { seq, exchange }: Kept,
  as: ResendAs,
  edits: ReadonlyArray<Edit>,
): Promise<RawRequest | Unsent> => {
  const { request, call, member } = exchange
  const again = { ...withHeaders(request), again: { seq, hidden: hiddenTexts(exchange) } }
  if (as === 'bytes')
    return edits.length === 0 ? again : { problem: 'edits: expected none where the same bytes are sent' }
  if (call === undefined) return { problem: 'no gateway could read it: its bytes can be sent, nothing else' }
  if (member === true && edits.length > 0) return { problem: 'edits: expected none in a line of a batch' }
  const parts = call.parts()
  const edited = applyEdits(new Map(parts.params), parts.body, edits)
  const changed = 'problem' in edited ? edited : rewriteRequest(again, edited)
  if ('problem' in changed) return changed
  const routes = [...context.gateways.values()].flatMap((gateway) => gateway.routes)
  const route = routes.find(({ path }) => path === pathOf(changed))
  const stamped = await route?.signAnew?.(context, changed, as === 'own-account')
  if (stamped === undefined) return { problem: 'what is sent to this path cannot be signed again' }
  return 'problem' in stamped ? stamped : rewriteRequest(changed, stamped)
}
