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
  const text = typeof cid === 'number' ? String(cid) : textOf(cid)
  return text === '' || text.length > longestId ? undefined : text
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

const contradictionOf = (answer: Members): { readonly code: string } | undefined => {
  const code = member(answer, 'code')
  const isContradicted =
    !isFine(code) ||
    Object.keys(answer).some((name) => {
      if (name === 'data') return false
      return saysFailure(name, answer[name]) || (failing.test(name) && saysTrouble(answer[name]))
    }) ||
    namesFailure(textOf(member(member(answer, 'stat'), 'codename'))) ||
    contradictionIn(member(answer, 'stat')) !== undefined ||
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
  const contradiction = code === '0' ? contradictionOf(answer as Members) : undefined
  return right({
    code,
    name: textOf(member(stat, 'codename')),
    message: textOf(member(answer, 'result')) || textOf(member(answer, 'message')),
    ...(requestId === undefined ? {} : { requestId }),
    ...(serverTimeMs === undefined ? {} : { serverTimeMs }),
    data: member(answer, 'data'),
    ...(contradiction === undefined ? {} : { contradiction }),
  })
}
