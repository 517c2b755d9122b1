import { shapeOf } from '@paifang/contract'
import { perObject, type AnyOperation, type Answer } from '@paifang/gateway/author'
import type { GatewayError } from '@paifang/result'
import { left, right, type Either } from 'fp-ts/Either'
import { topGatewayError } from '../errors/topGatewayError'
import { topResponseRoot } from '../topResponseRoot'
import { isStruct, member, textMember, type Struct } from './member'

/** Nothing in the value can be recognised as the gateway's. */
export interface NoEnvelope {
  readonly expected: string
}

const noEnvelope: Either<NoEnvelope, never> = left({
  expected: 'error_response, the full answer under its root name, or a simplified answer',
})

/**
 * Reads a parsed answer, full or simplified. Only `error_response` makes it an error: five documented operations own a
 * member named `code`.
 *
 * @see TOP calling and signing, doc 101617
 */
export const openTopEnvelope = (
  operation: Pick<AnyOperation, 'method' | 'output'>,
  answer: unknown,
): Either<NoEnvelope | GatewayError, Answer> => {
  if (!isStruct(answer)) return noEnvelope
  const refusal = member(answer, 'error_response')
  if (isStruct(refusal)) return refused(operation.method, refusal)
  const { root, known } = expectedOf(operation)
  const full = member(answer, root)
  if (isStruct(full)) return answered(full, textMember(answer, 'request_id'))
  // An empty XML element.
  if (full === '') return answered({}, undefined)
  if (full !== undefined) return noEnvelope
  const other = onlyRoot(answer, known)
  if (other !== undefined) return isOurs(other, known) ? answered(other, undefined) : noEnvelope
  return isOurs(answer, known) ? answered(answer, undefined) : noEnvelope
}

const answered = (output: Struct, outerId: string | undefined): Either<never, Answer> => {
  const requestId = textMember(output, 'request_id') ?? outerId
  return right(requestId === undefined ? { output } : { output, requestId })
}

const refused = (method: string, refusal: Struct): Either<NoEnvelope | GatewayError, never> => {
  const code = textMember(refusal, 'code')
  const subCode = textMember(refusal, 'sub_code')
  if (code === undefined && subCode === undefined) return noEnvelope
  return left(
    topGatewayError(method, {
      code: code ?? '',
      msg: textMember(refusal, 'msg') ?? '',
      subCode,
      subMsg: textMember(refusal, 'sub_msg'),
      requestId: textMember(refusal, 'request_id'),
    }),
  )
}

type Known = ReadonlySet<string> | undefined

/** What the document names in an answer; `undefined` where the codec does not tell. */
const knownMembers = (operation: Pick<AnyOperation, 'output'>): Known => {
  const shape = shapeOf(operation.output)
  return shape.kind === 'struct'
    ? new Set([...Object.keys(shape.required), ...Object.keys(shape.optional)])
    : undefined
}

/** What is looked for in every answer of an operation. */
interface Expected {
  readonly root: string
  readonly known: Known
}

const expectedOf = perObject((operation: Pick<AnyOperation, 'method' | 'output'>): Expected => ({
  root: topResponseRoot(operation.method),
  known: knownMembers(operation),
}))

/** A full answer under a name we did not expect: official parsers take whatever single object there is. */
const onlyRoot = (answer: Struct, known: Known): Struct | undefined => {
  const [name, ...others] = Object.keys(answer)
  if (name === undefined || others.length > 0 || !name.endsWith('_response')) return undefined
  if (known?.has(name) === true) return undefined
  const root = answer[name]
  return isStruct(root) ? root : undefined
}

/** The gateway says its request id in every answer; without one, something that the document names has to be there. */
const isOurs = (answer: Struct, known: Known): boolean =>
  Object.keys(answer).some((name) => name === 'request_id' || known === undefined || known.has(name))
