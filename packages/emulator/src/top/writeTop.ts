import { jsonText } from '@paifang/wire'
import { wrapLists } from '../answer/wrapLists'
import { writeXml } from '../answer/writeXml'
import { textAnswer, type RawAnswer } from '../http/RawAnswer'
import type { Refusal } from '../gateway/Refusal'
import type { TopFormat } from './readFormat'
import { topMessage } from './topMessage'

type Struct = Readonly<Record<string, unknown>>

/**
 * Written apart from the client's own, so that the two cannot be wrong together.
 * @see TOP protocol, envelope: a leading `taobao.` is removed, every other prefix kept
 */
export const rootOf = (method: string): string =>
  `${method.replace(/^taobao\./, '').replaceAll('.', '_')}_response`

const xmlHead = '<?xml version="1.0" encoding="utf-8" ?>'
// The official servers end a document with a comment naming the host; readers must survive it.
const xmlTail = '<!--top.emulator-->'

/** Text of an envelope with this root. */
const envelopeText = (root: string, members: Struct, { language }: Pick<TopFormat, 'language'>): string =>
  language === 'json' ? jsonText({ [root]: members }) : `${xmlHead}${writeXml(root, members)}${xmlTail}`

/** @see TOP protocol, error body */
export const errorText = (refusal: Refusal, requestId: string, format: TopFormat): string =>
  envelopeText(
    'error_response',
    {
      code: refusal.code,
      msg: refusal.message ?? topMessage(refusal.code),
      sub_code: refusal.subCode,
      sub_msg: refusal.subMessage,
      request_id: requestId,
    },
    format,
  )

/** @see TOP protocol, envelope, lists and simplify */
export const successText = (
  method: string,
  members: Struct,
  requestId: string,
  format: TopFormat,
  root?: string,
): string => {
  const stamped = { ...members, request_id: members['request_id'] ?? requestId }
  return format.simplify
    ? jsonText(stamped)
    : envelopeText(root ?? rootOf(method), wrapLists(stamped), format)
}

/** The gateway names its hosts; the official Python client reads both on every error. */
const hosts = { 'application-host': '127.0.0.1', 'location-host': 'top.emulator' }

/** Gateway errors are HTTP 200, like everything TOP says itself. */
export const topAnswer = (
  text: string,
  format: TopFormat,
  headers: Readonly<Record<string, string>>,
): RawAnswer =>
  textAnswer(
    200,
    format.language === 'json' ? 'application/json;charset=UTF-8' : 'text/xml;charset=UTF-8',
    text,
    { ...hosts, ...headers },
  )
