import type { GatewayError } from '@paifang/result'
import { banMs } from './banMs'
import { decodeEntities } from './decodeEntities'
import { findSubCode } from './findSubCode'
import type { TopError, TopSubCode } from './TopError'
import { topErrors } from './topErrors'

/** The members of an `error_response`, as text. */
export interface TopRefusal {
  readonly code: string
  readonly msg: string
  readonly subCode: string | undefined
  readonly subMsg: string | undefined
  readonly requestId: string | undefined
}

const byCode = new Map(topErrors.map((entry) => [entry.code, entry]))

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

/** Classifies a refusal by its sub-code, then by its code; what no table holds stays `unlisted`, with its raw values. */
export const topGatewayError = (method: string, refusal: TopRefusal): GatewayError => {
  const { code, msg, subCode, subMsg, requestId } = refusal
  const entry = byCode.get(code)
  const family = subCode === undefined ? undefined : findSubCode(subCode)
  const { kind, retryable, advice } = meaningOf(entry, family, subCode)
  const scope = family?.scope ?? (kind === 'throttled' ? entry?.scope : undefined)
  const message = decodeEntities(subMsg ?? msg)
  const retryAfterMs = kind === 'throttled' ? banMs(message) : undefined
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
