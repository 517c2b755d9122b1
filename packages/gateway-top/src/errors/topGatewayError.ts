import type { GatewayError } from '@paifang/result'
import { banMs } from './banMs'
import { decodeEntities } from './decodeEntities'
import { findSubCode } from './findSubCode'
import type { TopError, TopSubCode } from './TopError'
import { topErrors, waitForBan, wordedErrors } from './topErrors'

/** The members of a refusal, as text. */
export interface TopRefusal {
  readonly code: string
  /** Whether the code is of a table that is not TOP's: its number then means nothing here. Default `false`. */
  readonly isForeign?: boolean
  readonly msg: string
  readonly subCode: string | undefined
  readonly subMsg: string | undefined
  readonly requestId: string | undefined
}

const byCode = new Map(topErrors.map((entry) => [entry.code, entry]))

/** What a code that is a word says; its documented name is itself. */
const worded = (code: string): TopError | undefined => {
  const family = /^[A-Z][A-Za-z.]+$/.test(code) ? wordedErrors.find(({ fits }) => fits.test(code)) : undefined
  if (family === undefined) return undefined
  const { fits: _fits, ...meaning } = family
  return { ...meaning, code, name: code, origin: 'platform' }
}

/** What the tables say of a code; `undefined` for one that is in none. */
export const findCode = (code: string): TopError | undefined => byCode.get(code) ?? worded(code)

const unlisted = {
  kind: 'unlisted',
  retryable: false,
  advice: {
    en: "This code is in no table of ours: look at subCode and message, and at the operation's document.",
    zh: '未收录的错误码，请查看 subCode、message 及接口文档。',
  },
} as const

/**
 * A platform code says what happened; a sub-code may only say it more precisely. Of a remote service error the
 * sub-code alone tells the meaning.
 */
const meaningOf = (
  entry: TopError | undefined,
  family: TopSubCode | undefined,
  subCode: string | undefined,
): Pick<TopSubCode, 'kind' | 'retryable' | 'advice'> => {
  if (entry?.origin === 'platform') return family?.kind === entry.kind ? family : entry
  if (family !== undefined) return family
  const isRemote = entry?.kind === 'unavailable'
  return entry === undefined || (isRemote && subCode !== undefined) ? unlisted : entry
}

/** The gateway names the end of a ban in the same words whatever the code is. */
const banned = { kind: 'throttled', retryable: true, advice: waitForBan } as const

/** Classifies a refusal by its sub-code, then by its code; what no table holds stays `unlisted`, with its raw values. */
export const topGatewayError = (method: string, refusal: TopRefusal): GatewayError => {
  const { code, isForeign = false, msg, subCode, subMsg, requestId } = refusal
  const entry = isForeign ? undefined : findCode(code)
  const family = subCode === undefined ? undefined : findSubCode(subCode)
  const ban = banMs(subMsg ?? '') ?? banMs(msg)
  const meaning = meaningOf(entry, family, subCode)
  const isBan = ban !== undefined && meaning.kind === 'unlisted'
  const { kind, retryable, advice } = isBan ? banned : meaning
  const scope = family?.scope ?? (kind === 'throttled' ? entry?.scope : undefined)
  const message = decodeEntities(subMsg ?? msg)
  const retryAfterMs = kind === 'throttled' ? ban : undefined
  return {
    _tag: 'GatewayError',
    method,
    gateway: 'top',
    kind,
    code,
    name: entry?.name ?? msg,
    ...(subCode === undefined ? {} : { subCode }),
    message,
    ...(requestId === undefined ? {} : { requestId }),
    retryable,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    ...(scope === undefined ? {} : { scope }),
    advice,
  }
}
