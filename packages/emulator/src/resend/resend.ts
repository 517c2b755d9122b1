import type { Edit, ResendAs, Resent } from '../contract/Resend'
import type { EmulatorContext } from '../EmulatorContext'
import type { RawAnswer } from '../http/RawAnswer'
import { pathOf, type RawRequest } from '../http/RawRequest'
import { applyEdits } from './applyEdits'
import type { Repeatable } from './Repeatable'
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
  return made === undefined
    ? { problem: 'it left the journal at once', zh: '它随即离开了流水' }
    : { seq: made.seq }
}

/** Nothing is sent that stands for what is not known. */
const ifKnown = (request: RawRequest, unknown: string | undefined): RawRequest | Unsent => {
  if (unknown === undefined) return request
  const { target, arrival, body } = request
  const told = [target, ...(arrival?.rawHeaders ?? [])].some((text) => text.includes(unknown))
  return told || Buffer.from(body).includes(unknown)
    ? {
        problem: 'what was masked of it is not in the journal file: give other values, another account',
        zh: '流水文件中没有被脱敏的内容：请修改这些值，或换用仿真器自带账号',
      }
    : request
}

/** A request as it is to be sent once more. */
export const requestAgain = async (
  context: EmulatorContext,
  { seq, request, hidden, isRead, isMember, parts, unknown }: Repeatable,
  as: ResendAs,
  edits: ReadonlyArray<Edit>,
): Promise<RawRequest | Unsent> => {
  const again = { ...withHeaders(request), again: { seq, hidden } }
  if (as === 'bytes')
    return edits.length === 0
      ? ifKnown(again, unknown)
      : { problem: 'edits: expected none where the same bytes are sent', zh: '原样重发时不能修改' }
  if (!isRead)
    return {
      problem: 'no gateway could read it: its bytes can be sent, nothing else',
      zh: '没有网关能读取它：只能原样重发',
    }
  if (isMember && edits.length > 0)
    return { problem: 'edits: expected none in a line of a batch', zh: '批量请求中的一行不能修改' }
  const { params, body } = parts()
  const edited = applyEdits(new Map(params), body, edits)
  const changed = 'problem' in edited ? edited : rewriteRequest(again, edited)
  if ('problem' in changed) return changed
  const routes = [...context.gateways.values()].flatMap((gateway) => gateway.routes)
  const route = routes.find(({ path }) => path === pathOf(changed))
  const stamped = await route?.signAnew?.(context, changed, as === 'own-account')
  if (stamped === undefined)
    return { problem: 'what is sent to this path cannot be signed again', zh: '发往该路径的请求不能重新签名' }
  const signed = 'problem' in stamped ? stamped : rewriteRequest(changed, stamped)
  return 'problem' in signed ? signed : ifKnown(signed, unknown)
}
