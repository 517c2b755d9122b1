import { issuesOf } from '@paifang/contract'
import {
  answeredFrom,
  answerJson,
  answerText,
  excerptOf,
  saysFailure,
  saysTrouble,
  scrub,
  scrubError,
} from '@paifang/gateway/author'
import { outputError, type Flaw, type ProtocolError } from '@paifang/result'
import type { HttpResponse } from '@paifang/transport'
import { left, type Either } from 'fp-ts/Either'
import { isStruct, member, textMember } from '../envelope/member'
import { readRefusal } from '../envelope/readRefusal'
import type { TopOauthError } from './TopOauthError'
import { oauthFailure } from './oauthFailure'
import { TopToken } from './TopToken'

/**
 * Reads the answer of the token endpoint: a token, or a refusal with `error` and `error_description`. What names no token,
 * or an error beside it, is none.
 */
export const readToken = (
  { method, url }: { readonly method: string; readonly url: string },
  response: HttpResponse,
  secrets: ReadonlyArray<string>,
): Either<TopOauthError, TopToken> => {
  const { status, body, truncated } = response
  const isOk = status >= 200 && status < 300
  const hidden = { secrets }
  const fail = (reason: ProtocolError['reason'], flaw?: Flaw): Either<ProtocolError, never> =>
    left(
      answeredFrom(
        {
          _tag: 'ProtocolError',
          method,
          reason: isOk || reason === 'too-large' ? reason : 'status',
          status,
          ...(flaw === undefined ? {} : { flaw }),
          excerpt: excerptOf(Buffer.from(body.subarray(0, 4096)).toString('utf8'), hidden),
        },
        { request: { url }, response },
      ),
    )
  if (truncated) return fail('too-large')
  const decoded = answerText(response)
  if (decoded._tag === 'Left') return fail('unparsable', decoded.left)
  const parsed = answerJson(decoded.right)
  if (parsed._tag === 'Left') return fail(parsed.left.reason, parsed.left.flaw)
  const answer = parsed.right
  if (!isStruct(answer)) return fail('envelope')
  const error = textMember(answer, 'error')
  if (error !== undefined)
    return left(oauthFailure(method, error, scrub(textMember(answer, 'error_description') ?? '', hidden)))
  const refusal = readRefusal(method, member(answer, 'error_response'), true)
  if (refusal !== undefined) return left(scrubError(refusal, hidden))
  const speaksOfError = Object.keys(answer).some(
    (name) => saysFailure(name, answer[name]) || (/^err/i.test(name) && saysTrouble(answer[name])),
  )
  if (!isOk || speaksOfError || isBlank(member(answer, 'access_token'))) return fail('envelope')
  const token = TopToken.decode(answer)
  return token._tag === 'Right'
    ? token
    : left(outputError({ method, issues: issuesOf(token.left), raw: answer }))
}

const isBlank = (token: unknown): boolean => typeof token === 'string' && token.trim() === ''
