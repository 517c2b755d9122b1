import { parseJson } from '@paifang/contract'
import type { ProtocolError } from '@paifang/result'
import type { HttpResponse } from '@paifang/transport'
import { isLeft, left, right, type Either } from 'fp-ts/Either'
import { decodedText } from './decodedText'
import { openOpretailEnvelope } from './openOpretailEnvelope'
import type { OpretailEnvelope } from './OpretailEnvelope'

const blank = /^[\s\0]*$/

const isBlank = (source: Uint8Array | string | undefined): boolean =>
  source !== undefined &&
  source.length < 64 &&
  blank.test(typeof source === 'string' ? source : String(Buffer.from(source)))

const isSuccess = (status: number): boolean => status >= 200 && status < 300

/** The envelope in the body, whatever the status says; else why there is none. */
const bodyOf = (response: HttpResponse): Either<ProtocolError['reason'], OpretailEnvelope> => {
  if (response.truncated) return left('too-large')
  const source = decodedText(response)
  if (isBlank(source)) return left('empty')
  const parsed = source === undefined ? undefined : parseJson(source)
  if (parsed === undefined || isLeft(parsed)) return left('unparsable')
  const envelope = openOpretailEnvelope(parsed.right)
  return isLeft(envelope) ? left('envelope') : envelope
}

/**
 * Finds the gateway's answer in an HTTP answer. The gateway reports its errors under HTTP 200; where another status
 * comes with an envelope that names an error, that error is the better news. A success under such a status is not
 * believed.
 */
export const readAnswer = (response: HttpResponse): Either<ProtocolError['reason'], OpretailEnvelope> => {
  const envelope = bodyOf(response)
  if (isSuccess(response.status)) return envelope
  return isLeft(envelope) || envelope.right.code === '0' ? left('status') : right(envelope.right)
}
