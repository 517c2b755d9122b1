import { text } from '@paifang/contract'
import { contradictionIn, isThere, saysFailure, saysFine, saysTrouble } from '@paifang/gateway/author'
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
const isFine = (code: unknown): boolean =>
  code === undefined || code === null || (typeof code !== 'object' && (!isThere(code) || saysFine(code)))

/** Members of every answer and of its `stat`: their names say nothing of a failure. */
const plain: ReadonlyArray<string> = ['stat', 'result', 'data']
const ofStat = { code: text, codename: text, cid: text, systime: text }

const contradictionOf = (answer: Members, codename: string): { readonly code: string } | undefined => {
  const code = member(answer, 'code')
  const isContradicted =
    !isFine(code) ||
    Object.keys(answer).some((name) => {
      if (plain.includes(name)) return false
      return saysFailure(name, answer[name]) || (failing.test(name) && saysTrouble(answer[name]))
    }) ||
    namesFailure(codename) ||
    contradictionIn(answer['stat'], ofStat) !== undefined ||
    contradictionIn(member(answer, 'result')) !== undefined
  return isContradicted ? { code: codeText(code) ?? '' } : undefined
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
