import {
  contradictionIn,
  describedBy,
  isDescribed as isKnown,
  isFilled,
  isThere,
  perObject,
  saysFailure,
  saysTrouble,
  succeeded,
  type AnyOperation,
  type Answer,
  type Contradiction,
  type Described as Known,
} from '@paifang/gateway/author'
import type { BusinessError, GatewayError } from '@paifang/result'
import { left, right, type Either } from 'fp-ts/Either'
import { topResponseRoot } from '../topResponseRoot'
import { isStruct, member, textMember, type Struct } from './member'
import { readFailure, readRefusal } from './readRefusal'

/** Nothing in the value can be recognised as the gateway's, as a success or as a refusal. */
export interface NoEnvelope {
  readonly expected: string
}

export interface Asked {
  /** Whether `simplify=true` was sent: only then is a request id alone a success without members. Default `false`. */
  readonly simplify?: boolean
}

type Envelope = Either<NoEnvelope | GatewayError | BusinessError, Answer>
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
  const expected = expectedOf(operation)
  const { root, known } = expected
  const full = member(answer, root)
  if (full !== undefined) return ofRoot(operation, expected, answer, full)
  const response = member(answer, 'response')
  if (isStruct(response)) return ofResponse(operation, known, answer, response)
  const other = onlyRoot(answer, known)
  return other === undefined
    ? ofMembers(operation, known, answer, simplify)
    : ofMembers(operation, known, other, false)
}

interface Expected {
  readonly root: string
  readonly known: Known
}

const expectedOf = perObject(({ method, output }: Described): Expected => ({
  root: topResponseRoot(method),
  known: describedBy(output),
}))

const answered = (output: Struct, outerId?: string): Either<never, Answer> => {
  const requestId = textMember(output, 'request_id') ?? outerId
  return right(requestId === undefined ? { output } : { output, requestId })
}

const refused = (
  { method }: Described,
  refusal: unknown,
  isCertain = false,
): Either<NoEnvelope | GatewayError, never> => {
  // A list of one refusal is that refusal.
  const [only, ...others] = Array.isArray(refusal) ? (refusal as ReadonlyArray<unknown>) : [refusal]
  const error = others.length > 0 ? undefined : readRefusal(method, only, isCertain)
  return error === undefined ? noEnvelope : left(error)
}

/** What the service says of itself, if it does: its code and its words are for who calls. */
const failed = (
  { method }: Described,
  answer: Struct,
  contradiction: Contradiction | undefined,
): Either<NoEnvelope | BusinessError, never> =>
  contradiction === undefined ? noEnvelope : left(readFailure(method, answer, contradiction))

/**
 * Members by which an answer speaks of a refusal. Where the document of the operation names one, it is the operation's
 * own, and its outcome says what it means: hundreds of documents name a `message`, five a `code`.
 */
const isRefusing = (name: string): boolean => refusing.test(name)
const refusing = /^(?:code|message|msg|type|flag|fault|exception)$|^err|^sub_|^sub(?:code|msg|message)$/i

/** Whether the operation itself says of this answer that it failed. */
const tells = ({ outcome }: Described, answer: Struct): boolean =>
  outcome !== undefined && !succeeded(outcome, answer)

/** Whether a flag at the root is how the operation tells a failure: then it is an answer, and its outcome reads it. */
const tellsItself = ({ outcome }: Described, known: Known): boolean =>
  isKnown(known, 'success') && outcome?.success?.path.join() === 'success'

/** Beside what the document names, words that all is well speak of no refusal, nor does a `type` of something. */
const speaksOfRefusal = (operation: Described, known: Known, answer: Struct): boolean => {
  if (answer['success'] === false && !tellsItself(operation, known)) return true
  if (contradictionIn(answer, known) !== undefined && !tells(operation, answer)) return true
  const isAnswer = holdsKnown(answer, known)
  return Object.keys(answer).some(
    (name) =>
      isRefusing(name) &&
      !isKnown(known, name) &&
      isThere(answer[name]) &&
      !(isAnswer && (name === 'type' || !saysTrouble(answer[name]))),
  )
}

/** Whether it holds what the document names, beside what any refusal could hold as well. */
const holdsKnown = (answer: Struct, known: Known): boolean =>
  Object.keys(answer).some((name) => name !== 'request_id' && isKnown(known, name) && !isRefusing(name))

/** Whether there is nothing but a refusal: then what was refused was not carried out. */
const isOnlyRefusal = (answer: Struct): boolean =>
  Object.keys(answer).every(
    (name) =>
      name === 'request_id' || !isFilled(answer[name]) || isRefusing(name) || saysFailure(name, answer[name]),
  )

/** Whether something beside the root of an answer speaks of a failure. */
const speaksBeside = (answer: Struct, root: string): boolean =>
  Object.keys(answer).some(
    (name) =>
      name !== root &&
      (saysFailure(name, answer[name]) || (isRefusing(name) && name !== 'type' && saysTrouble(answer[name]))),
  )

const isBlank = (value: unknown): boolean => typeof value === 'string' && value.trim() === ''

/** The full form: TOP puts a root around what the service answered, so that what is in it is the service's own. */
const ofRoot = (operation: Described, { root, known }: Expected, answer: Struct, full: unknown): Envelope => {
  if (speaksBeside(answer, root)) return noEnvelope
  // An empty XML element.
  if (isBlank(full)) return answered({})
  if (!isStruct(full)) return noEnvelope
  if (hasErrorResponse(known, full)) return refused(operation, full['error_response'], true)
  if (!failsUnderRoot(operation, known, full)) return answered(full, textMember(answer, 'request_id'))
  const refusal = isOnlyRefusal(full) ? readRefusal(operation.method, full) : undefined
  if (refusal !== undefined) return left(refusal)
  return failed(operation, full, contradictionIn(full, known))
}

const hasErrorResponse = (known: Known, answer: Struct): boolean =>
  Object.hasOwn(answer, 'error_response') && !isKnown(known, 'error_response')

/** What a success under its own root does not have. What its outcome calls a failure is an answer as well. */
const failsUnderRoot = (operation: Described, known: Known, full: Struct): boolean => {
  const isForeign = (name: string): boolean => !isKnown(known, name) && isThere(member(full, name))
  if (isForeign('sub_code') && saysFailure('sub_code', full['sub_code'])) return true
  if (tells(operation, full)) return false
  if (contradictionIn(full, known) !== undefined) return true
  if (isForeign('flag') && full['flag'] !== 'success') return true
  if (full['flag'] === 'failure') return true
  const isEmpty = known === undefined ? isOnlyRefusal(full) : !holdsKnown(full, known)
  return (
    isEmpty && Object.keys(full).some((name) => isCoded(name) && isForeign(name) && saysTrouble(full[name]))
  )
}

/** Members that hold a code or an error, beside those that hold words about anything. */
const isCoded = (name: string): boolean => /^code$|^err/i.test(name)

/**
 * The root `response`: `flag` is the envelope's word, the rest the answer's. Anything but `success` is a refusal, the
 * gateway's or the other party's; where the operation's outcome tells that it failed, it is that outcome.
 *
 * @see Qimen 4 and 7: a flag in other words is no success, and a sub-code never is
 */
const ofResponse = (operation: Described, known: Known, answer: Struct, response: Struct): Envelope => {
  const isDocumented = isKnown(known, 'response')
  const inner = isDocumented ? describedBy(known?.['response']) : known
  const output = isDocumented ? answer : response
  if (!isDocumented && speaksBeside(answer, 'response')) return noEnvelope
  if (hasErrorResponse(inner, response)) return refused(operation, response['error_response'], true)
  const hasSubCode = isThere(member(response, 'sub_code'))
  const flag = member(response, 'flag')
  const contradiction = contradictionIn(response, inner)
  if (flag === 'success' && !hasSubCode && contradiction === undefined) {
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
    return error === undefined ? failed(operation, response, contradiction) : left(error)
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
  if (speaksOfRefusal(operation, known, answer)) return refusedAloud(operation, known, answer)
  if (holdsKnown(answer, known)) return answered(answer)
  if (textMember(answer, 'request_id') === undefined) return noEnvelope
  const others = Object.keys(answer).filter((name) => name !== 'request_id')
  const isProven =
    others.length === 0 || known === undefined ? simplify : others.some((name) => isKnown(known, name))
  return isProven ? answered(answer) : noEnvelope
}

/** Of an answer without a root: ours where it has a request id, or a code that is a word of the gateway's. */
const refusedAloud = (
  operation: Described,
  known: Known,
  answer: Struct,
): Either<NoEnvelope | GatewayError | BusinessError, never> => {
  const misspelt = Object.keys(answer).find((name) => /^error_?response$/i.test(name))
  if (misspelt !== undefined && !isKnown(known, misspelt)) return refused(operation, answer[misspelt], true)
  const error = isOnlyRefusal(answer) ? readRefusal(operation.method, answer) : undefined
  if (error !== undefined && (error.requestId !== undefined || error.kind !== 'unlisted')) return left(error)
  const isOurs = textMember(answer, 'request_id') !== undefined || holdsKnown(answer, known)
  return isOurs ? failed(operation, answer, contradictionIn(answer, known)) : noEnvelope
}
