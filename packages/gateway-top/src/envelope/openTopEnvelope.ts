import { shapeOf, type AnyCodec } from '@paifang/contract'
import { holdsFailure, perObject, succeeded, type AnyOperation, type Answer } from '@paifang/gateway/author'
import type { GatewayError } from '@paifang/result'
import { left, right, type Either } from 'fp-ts/Either'
import { topResponseRoot } from '../topResponseRoot'
import { isStruct, member, textMember, type Struct } from './member'
import { readRefusal } from './readRefusal'

/** Nothing in the value can be recognised as the gateway's, as a success or as a refusal. */
export interface NoEnvelope {
  readonly expected: string
}

export interface Asked {
  /** Whether `simplify=true` was sent: only then is a request id alone a success without members. Default `false`. */
  readonly simplify?: boolean
}

type Envelope = Either<NoEnvelope | GatewayError, Answer>
type Described = Pick<AnyOperation, 'method' | 'output' | 'outcome'>

const noEnvelope: Either<NoEnvelope, never> = left({
  expected: 'error_response, the full answer under its root name, or a simplified answer',
})

/**
 * Reads a parsed answer: full, simplified, or under `response` as the routes of Qimen give it. A success is what stands
 * under the operation's root, or holds what its document names; what is not known to be one is none.
 *
 * @see TOP calling and signing, doc 101617; Qimen cloud
 */
export const openTopEnvelope = (
  operation: Described,
  answer: unknown,
  { simplify = false }: Asked = {},
): Envelope => {
  if (!isStruct(answer)) return noEnvelope
  if (Object.hasOwn(answer, 'error_response')) return refused(operation, answer['error_response'], true)
  const { root, known } = expectedOf(operation)
  const full = member(answer, root)
  if (full !== undefined) return ofRoot(operation, known, answer, full)
  const response = member(answer, 'response')
  if (isStruct(response)) return ofResponse(operation, known, answer, response)
  const other = onlyRoot(answer, known)
  return other === undefined
    ? ofMembers(operation, known, answer, simplify)
    : ofMembers(operation, known, other, false)
}

/** What a document names at one place, with its codecs; `undefined` where the codec does not tell. */
type Known = Readonly<Record<string, AnyCodec>> | undefined

const knownIn = (codec: AnyCodec | undefined): Known => {
  const shape = codec === undefined ? undefined : shapeOf(codec)
  return shape?.kind === 'struct' ? { ...shape.required, ...shape.optional } : undefined
}

const expectedOf = perObject(({ method, output }: Described) => ({
  root: topResponseRoot(method),
  known: knownIn(output),
}))

const isKnown = (known: Known, name: string): boolean => known !== undefined && Object.hasOwn(known, name)

const answered = (output: Struct, outerId?: string): Either<never, Answer> => {
  const requestId = textMember(output, 'request_id') ?? outerId
  return right(requestId === undefined ? { output } : { output, requestId })
}

const refused = (
  { method }: Described,
  refusal: unknown,
  isCertain = false,
): Either<NoEnvelope | GatewayError, never> => {
  const error = readRefusal(method, refusal, isCertain)
  return error === undefined ? noEnvelope : left(error)
}

/**
 * Members by which an answer speaks of a refusal. Where the document of the operation names one, it is the operation's
 * own, and its outcome says what it means: hundreds of documents name a `message`, five a `code`.
 */
const isRefusing = (name: string): boolean => refusing.test(name)
const refusing = /^(?:code|message|msg|type|flag|fault|exception)$|^err|^sub_|^sub(?:code|msg|message)$/i

/** `null` and empty text are what absent members look like. */
const isThere = (value: unknown): boolean => value !== undefined && value !== null && value !== ''

/** Structs in which services put their own word of how it ended. */
const wrapping = /^(?:result|data|model)$/i

/** Whether a member that no document describes says that it failed; where nothing is described, also one level down. */
const contradicts = (answer: Struct, known: Known): boolean =>
  holdsFailure(answer, (name) => isKnown(known, name)) ||
  (known === undefined &&
    Object.keys(answer).some(
      (name) => wrapping.test(name) && isStruct(answer[name]) && holdsFailure(answer[name]),
    ))

/** Whether a flag at the root is how the operation tells a failure: then it is an answer, and its outcome reads it. */
const tellsItself = ({ outcome }: Described, known: Known): boolean =>
  isKnown(known, 'success') && outcome?.success?.path.join() === 'success'

const speaksOfRefusal = (operation: Described, known: Known, answer: Struct): boolean =>
  (answer['success'] === false && !tellsItself(operation, known)) ||
  contradicts(answer, known) ||
  Object.keys(answer).some((name) => isRefusing(name) && !isKnown(known, name) && isThere(answer[name]))

/** Whether it holds what the document names, beside what any refusal could hold as well. */
const holdsKnown = (answer: Struct, known: Known): boolean =>
  Object.keys(answer).some((name) => name !== 'request_id' && isKnown(known, name) && !isRefusing(name))

/** Whether there is nothing but a refusal: then what was refused was not carried out. */
const isOnlyRefusal = (answer: Struct): boolean =>
  Object.keys(answer).every((name) => name === 'request_id' || isRefusing(name) || !isThere(answer[name]))

/** The full form: TOP puts a root around what the service answered, so that what is in it is the service's own. */
const ofRoot = (operation: Described, known: Known, answer: Struct, full: unknown): Envelope => {
  if (Object.keys(answer).some((name) => isRefusing(name) && isThere(answer[name]))) return noEnvelope
  // An empty XML element.
  if (full === '') return answered({})
  if (!isStruct(full)) return noEnvelope
  if (!failsUnderRoot(operation, known, full)) return answered(full, textMember(answer, 'request_id'))
  return isOnlyRefusal(full) ? refused(operation, full) : noEnvelope
}

/** What a success under its own root does not have. */
const failsUnderRoot = ({ outcome }: Described, known: Known, full: Struct): boolean => {
  const isForeign = (name: string): boolean => !isKnown(known, name) && isThere(member(full, name))
  if (Object.hasOwn(full, 'error_response') && !isKnown(known, 'error_response')) return true
  if (contradicts(full, known)) return true
  if (isForeign('sub_code') || (isForeign('flag') && full['flag'] !== 'success')) return true
  if (full['flag'] === 'failure') return outcome === undefined || succeeded(outcome, full)
  const isEmpty = known === undefined ? isOnlyRefusal(full) : !holdsKnown(full, known)
  return isEmpty && isForeign('code') && String(full['code']) !== '0'
}

/**
 * The root `response`: `flag` is the envelope's word, the rest the answer's. Anything but `success` is a refusal, the
 * gateway's or the other party's; where the operation's outcome tells that it failed, it is that outcome.
 *
 * @see Qimen 4 and 7: a flag in other words is no success, and a sub-code never is
 */
const ofResponse = (operation: Described, known: Known, answer: Struct, response: Struct): Envelope => {
  const isDocumented = isKnown(known, 'response')
  const inner = isDocumented ? knownIn(known?.['response']) : known
  const output = isDocumented ? answer : response
  const hasSubCode = isThere(member(response, 'sub_code'))
  const flag = member(response, 'flag')
  if (flag === 'success' && !hasSubCode && !contradicts(response, inner)) {
    const shown = isDocumented ? answer : withoutEnvelope(response, known)
    return answered(shown, textMember(response, 'request_id'))
  }
  if (isThere(flag) || hasSubCode || isKnown(inner, 'flag')) {
    const { outcome } = operation
    const error = readRefusal(operation.method, response)
    if (
      outcome !== undefined &&
      !succeeded(outcome, output) &&
      (error === undefined || error.kind === 'unlisted')
    )
      return answered(output, textMember(response, 'request_id'))
    return error === undefined ? noEnvelope : left(error)
  }
  if (!isDocumented) return ofMembers(operation, known, response, false)
  return speaksOfRefusal(operation, inner, response) ? refused(operation, response) : answered(answer)
}

const envelopeNames: ReadonlyArray<string> = ['flag', 'code', 'message']

/** The answer beside the envelope's own members; where nobody describes the answer, nothing is taken from it. */
const withoutEnvelope = (response: Struct, known: Known): Struct =>
  known === undefined
    ? response
    : Object.fromEntries(
        Object.entries(response).filter(([name]) => isKnown(known, name) || !envelopeNames.includes(name)),
      )

/** A full answer under a name we did not expect: official parsers take whatever single object there is. */
const onlyRoot = (answer: Struct, known: Known): Struct | undefined => {
  const [name, ...others] = Object.keys(answer)
  if (name === undefined || others.length > 0 || !name.endsWith('_response')) return undefined
  if (isKnown(known, name)) return undefined
  const root = answer[name]
  return isStruct(root) ? root : undefined
}

/**
 * Members without a root of ours: the simplified form. The gateway says its request id in every answer, but so do its
 * refusals, and so may others: what proves a success is a member that the document names. Where there is no document, the
 * request id does, as long as nothing speaks of a refusal.
 */
const ofMembers = (operation: Described, known: Known, answer: Struct, simplify: boolean): Envelope => {
  if (speaksOfRefusal(operation, known, answer)) return refusedAloud(operation, answer)
  if (holdsKnown(answer, known)) return answered(answer)
  if (textMember(answer, 'request_id') === undefined) return noEnvelope
  const others = Object.keys(answer).filter((name) => name !== 'request_id')
  const isProven =
    others.length === 0 || known === undefined ? simplify : others.some((name) => isKnown(known, name))
  return isProven ? answered(answer) : noEnvelope
}

/** Of an answer without a root: ours where it has a request id, or a code that is a word of the gateway's. */
const refusedAloud = (operation: Described, answer: Struct): Either<NoEnvelope | GatewayError, never> => {
  const error = isOnlyRefusal(answer) ? readRefusal(operation.method, answer) : undefined
  const isOurs = error !== undefined && (error.requestId !== undefined || error.kind !== 'unlisted')
  return isOurs ? left(error) : noEnvelope
}
