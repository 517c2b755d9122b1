import { text } from '@paifang/contract'
import {
  contradictionIn,
  failureCodes,
  failureMessages,
  isThere,
  saysFailure,
  saysFine,
  saysTrouble,
  type Contradiction,
} from '@paifang/gateway/author'
import { left, right, type Either } from 'fp-ts/Either'
import { namesFailure } from '../codes/opretailCodes'
import { codeText, member } from './member'
import type { OpretailEnvelope } from './OpretailEnvelope'

type Members = Readonly<Record<string, unknown>>

/** An answer in which no gateway can be recognised: `stat` or its code is missing. */
export interface NoEnvelope {
  readonly expected: string
}

const longestId = 256

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

const requestIdOf = (cid: unknown): string | undefined => {
  const id = typeof cid === 'number' ? String(cid) : textOf(cid)
  return id === '' || id.length > longestId ? undefined : id
}

const timeOf = (systime: unknown): number | undefined => {
  const time = typeof systime === 'string' && /^\d{1,15}$/.test(systime) ? Number(systime) : systime
  return typeof time === 'number' && Number.isFinite(time) && time > 0 ? time : undefined
}

/** Members beside `stat` that say that something failed. */
const failing = /^err/i

/** A code that is absent, in whatever form, or says that all is well. */
const isFine = (code: unknown): boolean => !isThere(code) || saysFine(code)

/** Members of every answer and of its `stat`: their names say nothing of a failure. */
const plain: ReadonlyArray<string> = ['stat', 'result', 'data']
const ofStat = { code: text, codename: text, cid: text, systime: text }

type Contradicted = NonNullable<OpretailEnvelope['contradiction']>

/** What the struct says of its failure: its code, and the words about it. */
export const toldIn = ({ struct, at }: Contradiction): Contradicted => {
  const code = ['code', ...failureCodes].map((name) => codeText(member(struct, name))).find(Boolean) ?? ''
  const message = failureMessages.map((name) => textOf(member(struct, name))).find(Boolean)
  return { code, at, ...(message !== undefined && { message }) }
}

/** The gateway's words, mostly; it may be what a service answered, or that as JSON text. */
const toldInResult = (result: unknown): Contradicted | undefined => {
  const isWritten = typeof result === 'string'
  if (isWritten && !result.includes('{')) return undefined
  const found = contradictionIn({ result })
  return found && { ...(isWritten && { message: '' }), ...toldIn(found) }
}

/** What beside `data` says that a success is none. */
const contradictionOf = (answer: Members, codename: string): Contradicted | undefined => {
  const code = member(answer, 'code')
  const beside = Object.keys(answer).find((name) =>
    name === 'code'
      ? !isFine(code)
      : !plain.includes(name) &&
        (saysFailure(name, answer[name]) || (failing.test(name) && saysTrouble(answer[name]))),
  )
  const at =
    beside ??
    (namesFailure(codename) ? 'stat.codename' : contradictionIn(answer['stat'], ofStat, ['stat'])?.at)
  return at === undefined ? toldInResult(member(answer, 'result')) : { code: codeText(code) ?? '', at }
}

/**
 * Reads a parsed answer. It never requires `data`, and never looks into it.
 *
 * @returns Left when the value is no gateway answer
 * @see opretail public response parameters, doc 743; `code` and `isError`: waywake/ovopark-sdk-ts
 */
export const openOpretailEnvelope = (answer: unknown): Either<NoEnvelope, OpretailEnvelope> => {
  const stat = member(answer, 'stat')
  const code = codeText(member(stat, 'code'))
  if (code === undefined) return left({ expected: 'an object with stat.code, a number or text' })
  const requestId = requestIdOf(member(stat, 'cid'))
  const serverTimeMs = timeOf(member(stat, 'systime'))
  const name = textOf(member(stat, 'codename'))
  const contradiction = code === '0' ? contradictionOf(answer as Members, name) : undefined
  // Written out, because a spread that adds members is slow, and every answer is read so.
  const envelope: { -readonly [K in keyof OpretailEnvelope]: OpretailEnvelope[K] } = {
    code,
    name,
    message: textOf(member(answer, 'result')) || textOf(member(answer, 'message')),
    data: member(answer, 'data'),
  }
  if (requestId !== undefined) envelope.requestId = requestId
  if (serverTimeMs !== undefined) envelope.serverTimeMs = serverTimeMs
  if (contradiction !== undefined) envelope.contradiction = contradiction
  return right(envelope)
}
