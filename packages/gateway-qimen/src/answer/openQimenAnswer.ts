import type { Outcome } from '@paifang/contract'
import {
  isThere,
  perObject,
  saysFine,
  succeeded,
  type AnyOperation,
  type Answer,
  type Opened,
} from '@paifang/gateway/author'
import { openTopEnvelope, type NoEnvelope, type TopAnswerLimits } from '@paifang/gateway-top'
import { openAnswer } from '@paifang/gateway-top/author'
import { businessError, type BusinessError, type GatewayError } from '@paifang/result'
import type { HttpResponse } from '@paifang/transport'
import { isStruct, type Struct } from '@paifang/wire'
import { isLeft, left, right, type Either } from 'fp-ts/Either'
import { fromElements } from '../xml/fromElements'

type Described = Pick<AnyOperation, 'method' | 'output' | 'outcome'>
/** How every reply says how it ended. The code is the partner's free text: it is never taken for a success. */
const outcome: Outcome = {
  success: { path: ['flag'], accepts: ['success'] },
  code: { path: ['code'] },
  message: ['message'],
}

const isXml = (beginning: string): boolean => /^\s*</.test(beginning)

/**
 * Reads a reply. A success is a flag that is exactly `success`; a refusal of the platform has a sub-code or stands under
 * `error_response`; any other failure is the partner's.
 *
 * @see Qimen 4: replies
 */
export const openQimenAnswer = (
  operation: Described,
  response: HttpResponse,
  limits: TopAnswerLimits,
): Opened | Promise<Opened> =>
  openAnswer(response, {
    method: operation.method,
    limits,
    isXml,
    open: (answer) => openReply(operation, answer),
  })

/** The operation as the envelope sees it: the flag tells a partner's failure, a sub-code a refusal of the platform. */
const envelopesOf = perObject(({ method, output }: Described) => ({
  ofPartner: { method, output, outcome } satisfies Described,
  ofPlatform: { method, output } satisfies Described,
}))

const noReply: Either<NoEnvelope, never> = left({ expected: 'one element with a flag inside' })

const openReply = (
  operation: Described,
  answer: unknown,
): Either<NoEnvelope | GatewayError | BusinessError, Answer> => {
  const [root, ...others] = isStruct(answer) ? Object.keys(answer) : []
  if (!isStruct(answer) || root === undefined || others.length > 0) return noReply
  const inner = answer[root]
  const isRefusal = root === 'error_response'
  // Official clients do not look at the name of the root.
  if (!isRefusal && !(isStruct(inner) && Object.hasOwn(inner, 'flag'))) return noReply
  const { ofPartner, ofPlatform } = envelopesOf(operation)
  const opened = openTopEnvelope(
    isRefusal || (isStruct(inner) && isThere(inner['sub_code'])) ? ofPlatform : ofPartner,
    isRefusal ? answer : { response: inner },
  )
  if (isLeft(opened))
    return '_tag' in opened.left ? left({ ...opened.left, gateway: 'qimen' }) : left(opened.left)
  const { output, requestId } = opened.right
  const isFailure = isStruct(inner) && inner['flag'] !== 'success'
  // Where the operation tells a failure, it is its own; whatever else is no success is none here.
  if (isStruct(inner) && isFailure && !tells(operation, output))
    return textIn(inner, 'flag') === '' ? noReply : left(failure(operation.method, inner, requestId))
  return right({ ...opened.right, output: fromElements(operation.output, output) })
}

/** Whether the operation itself says that this output is a failure. */
const tells = ({ outcome: own }: Described, output: unknown): boolean =>
  own !== undefined && !succeeded(own, output)

const textIn = (reply: unknown, name: string): string => {
  const value = isStruct(reply) ? reply[name] : undefined
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

/** A partner's failure where the operation does not say how to read one. */
const failure = (method: string, reply: Struct, requestId: string | undefined): BusinessError => {
  const rawCode = textIn(reply, 'code')
  return businessError({
    method,
    code: 'unlisted',
    rawCode,
    ...(rawCode === '' || saysFine(rawCode) ? { mark: 'flag' } : {}),
    message: textIn(reply, 'message'),
    ...(requestId === undefined ? {} : { requestId }),
    retryable: false,
    output: reply,
  })
}
