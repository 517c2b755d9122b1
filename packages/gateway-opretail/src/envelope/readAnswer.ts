import { answerJson, answerText, type AnswerLimits, type Unread } from '@paifang/gateway/author'
import type { Flaw, ProtocolError } from '@paifang/result'
import type { HttpResponse } from '@paifang/transport'
import { isLeft, left, type Either } from 'fp-ts/Either'
import { openOpretailEnvelope } from './openOpretailEnvelope'
import type { OpretailEnvelope } from './OpretailEnvelope'

export interface NoAnswer {
  readonly reason: ProtocolError['reason']
  readonly flaw?: Flaw
}

const isSuccess = (status: number): boolean => status >= 200 && status < 300

const parsedBody = (response: HttpResponse, limits: AnswerLimits): Either<Unread, unknown> => {
  if (response.truncated) return left({ reason: 'too-large' })
  const text = answerText(response)
  return isLeft(text) ? left({ reason: 'unparsable', flaw: text.left }) : answerJson(text.right, limits)
}

/**
 * Finds the gateway's answer in an HTTP answer. The gateway reports its errors under HTTP 200; where another status
 * comes with an envelope that names an error, that error is the better news. A success under such a status is not
 * believed.
 */
export const readAnswer = (
  response: HttpResponse,
  limits: AnswerLimits = {},
): Either<NoAnswer, OpretailEnvelope> => {
  const parsed = parsedBody(response, limits)
  const envelope = isLeft(parsed) ? undefined : openOpretailEnvelope(parsed.right)
  if (!isSuccess(response.status))
    return envelope?._tag === 'Right' && envelope.right.code !== '0' ? envelope : left({ reason: 'status' })
  if (isLeft(parsed)) return parsed
  return envelope?._tag === 'Right' ? envelope : left({ reason: 'envelope' })
}
