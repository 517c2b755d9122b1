import { refusalWords, xmlText, type InboundAnswer, type InboundEnd } from '@paifang/gateway/author'
import { isStruct, type Struct } from '@paifang/wire'
import { toElements } from '../xml/toElements'

const success: Struct = { flag: 'success', code: '0', message: 'success' }

const membersOf = (end: InboundEnd): Struct => {
  if (end._tag === 'Failed') return { flag: 'failure', code: end.code, message: end.message }
  if (end._tag === 'Refused') {
    const words = refusalWords(end.error)
    return words === undefined
      ? { flag: 'failure', sub_code: 'sign-check-failure', sub_message: 'Illegal request' }
      : { flag: 'failure', ...words }
  }
  const elements = toElements(end.operation.output, end.wire)
  // What the handler says of its flag, code and message stands before ours.
  return isStruct(elements) ? { ...success, ...withoutAbsent(elements) } : success
}

const withoutAbsent = (members: Struct): Struct =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined && value !== null))

/**
 * The answer to a call of Qimen.
 *
 * @throws TypeError for an output that XML cannot hold
 * @see Qimen 6: what to answer
 */
export const qimenInboundAnswer = (end: InboundEnd): InboundAnswer => ({
  status: 200,
  contentType: 'text/xml;charset=utf-8',
  body: Buffer.from(`<?xml version="1.0" encoding="utf-8"?>${xmlText('response', membersOf(end))}`, 'utf8'),
})
