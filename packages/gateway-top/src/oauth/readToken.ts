import { issuesOf, parseJson } from '@paifang/contract'
import { excerptOf, scrub } from '@paifang/gateway/author'
import { outputError, type ProtocolError } from '@paifang/result'
import type { HttpResponse } from '@paifang/transport'
import { left, type Either } from 'fp-ts/Either'
import { decodeText } from '../envelope/decodeText'
import { isStruct, textMember } from '../envelope/member'
import type { OauthError } from './OauthError'
import { oauthFailure } from './oauthFailure'
import { TopToken } from './TopToken'

/** Reads the answer of the token endpoint: a token, or a refusal with `error` and `error_description`. */
export const readToken = (
  method: string,
  { status, headers, body, truncated }: HttpResponse,
  secrets: ReadonlyArray<string>,
): Either<OauthError, TopToken> => {
  const text = truncated ? undefined : decodeText(body, headers['content-type'])
  const beginning = Buffer.from(body.subarray(0, 4096)).toString('utf8')
  const hidden = { secrets }
  const fail = (reason: ProtocolError['reason']): Either<ProtocolError, never> =>
    left({ _tag: 'ProtocolError', method, reason, status, excerpt: excerptOf(beginning, hidden) })
  const isOk = status >= 200 && status < 300
  if (truncated) return fail('too-large')
  if (body.byteLength === 0) return fail(isOk ? 'empty' : 'status')
  const parsed = text === undefined ? undefined : parseJson(text)
  if (parsed?._tag !== 'Right') return fail(isOk ? 'unparsable' : 'status')
  const answer = parsed.right
  if (!isStruct(answer)) return fail(isOk ? 'envelope' : 'status')
  const error = textMember(answer, 'error')
  if (error !== undefined)
    return left(oauthFailure(method, error, scrub(textMember(answer, 'error_description') ?? '', hidden)))
  if (!isOk) return fail('status')
  const decoded = TopToken.decode(answer)
  return decoded._tag === 'Right'
    ? decoded
    : left(outputError({ method, issues: issuesOf(decoded.left), raw: answer }))
}
