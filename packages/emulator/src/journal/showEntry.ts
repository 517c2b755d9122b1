import { isDeepStrictEqual } from 'node:util'
import { mask } from '@paifang/contract'
import { jsonText } from '@paifang/wire'
import { pathOf } from '../http/RawRequest'
import type { Entry } from './Entry'
import { hidden, shownHeaders } from './hidden'
import type { Exchange, Kept } from './Journal'
import { maskParams } from './maskParams'

/** How an exchange ended. */
export const outcomeOf = (exchange: Exchange): Entry['outcome'] => {
  if (exchange.dialect === undefined) return 'unreadable'
  if (exchange.verdict === undefined) return 'fault'
  return exchange.refusal === undefined ? 'answered' : 'refused'
}

const shownParams = (
  exchange: Exchange,
  showSensitive: boolean,
): ReadonlyArray<readonly [string, string]> => {
  const { received, dialect, verdict } = exchange
  if (received === undefined || dialect === undefined) return []
  return showSensitive
    ? [...received.params]
    : maskParams(received.params, verdict?.operation, (name) => dialect.isSystem(name))
}

const rawHead = (exchange: Exchange, headers: Entry['request']['headers'], target: string): string =>
  [
    `${exchange.request.verb} ${target} HTTP/1.1`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ]
    .concat('', '')
    .join('\r\n')

const pairsText = (pairs: ReadonlyArray<readonly [string, string]>): string =>
  pairs.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&')

/** Masked, the request is written anew from what was read of it; unread bytes are only counted. */
const maskedRaw = (
  exchange: Exchange,
  headers: Entry['request']['headers'],
  params: ReadonlyArray<readonly [string, string]>,
): string => {
  const { received, request } = exchange
  const query = params.filter(([name]) => received?.inQuery.has(name) === true)
  const body = params.filter(([name]) => received?.inQuery.has(name) !== true)
  const target = query.length === 0 ? pathOf(request) : `${pathOf(request)}?${pairsText(query)}`
  const shownBody =
    body.length > 0 ? pairsText(body) : request.body.length > 0 ? `<${request.body.length} bytes>` : ''
  return rawHead(exchange, headers, target) + shownBody
}

const bodyText = ({ answer, wire, verdict }: Exchange, showSensitive: boolean): string => {
  const sensitive = verdict?.operation?.sensitive ?? []
  if (!showSensitive && wire !== undefined && sensitive.length > 0) {
    const masked = mask(wire, sensitive)
    if (!isDeepStrictEqual(masked, wire)) return jsonText(masked)
  }
  return Buffer.from(answer.body).toString('utf8')
}

const signedText = (
  { dialect, received }: Exchange,
  params: ReadonlyArray<readonly [string, string]>,
  showSensitive: boolean,
): { readonly stringToSign?: string } => {
  if (dialect === undefined || received === undefined) return {}
  const body = received.bodyText === undefined || showSensitive ? received.bodyText : hidden
  try {
    return { stringToSign: dialect.signedText(Object.fromEntries(params), body) }
  } catch {
    return {}
  }
}

/** One exchange as it may be shown. Computed when somebody looks, so that serving stays fast. */
export const showEntry = ({ seq, durationMs, exchange }: Kept, showSensitive: boolean): Entry => {
  const { request, received, verdict, answer, dialect, claim } = exchange
  const params = shownParams(exchange, showSensitive)
  const headers = shownHeaders(request.headers, showSensitive)
  const { operation } = verdict ?? {}
  const input = verdict?.input
  const bytes = Buffer.from(request.body)
  return {
    seq,
    at: exchange.at,
    ...(dialect === undefined ? {} : { gateway: dialect.gateway }),
    ...(claim === undefined ? {} : { method: claim.method, app: claim.app }),
    outcome: outcomeOf(exchange),
    request: {
      verb: request.verb,
      path: pathOf(request),
      headers,
      params: Object.fromEntries(params),
      files: (received?.files ?? []).map((file) => ({
        name: file.name,
        fileName: file.fileName,
        bytes: file.bytes.length,
      })),
      bodyBytes: bytes.length,
      raw: showSensitive
        ? rawHead(exchange, headers, request.target) + bytes.toString('utf8')
        : maskedRaw(exchange, headers, params),
      ...(showSensitive ? { rawBase64: bytes.toString('base64') } : {}),
    },
    checks: verdict?.checks ?? [],
    ...signedText(exchange, params, showSensitive),
    ...(verdict?.explanation === undefined ? {} : { explanation: verdict.explanation }),
    ...(input === undefined || operation === undefined
      ? {}
      : { input: showSensitive ? input : mask(input, operation.sensitive) }),
    answer: {
      status: answer.status,
      headers: answer.headers,
      bytes: answer.body.length,
      body: bodyText(exchange, showSensitive),
      delivery: answer.delivery.kind,
    },
    ...(exchange.refusal === undefined ? {} : { refusal: exchange.refusal }),
    ...(exchange.requestId === undefined ? {} : { requestId: exchange.requestId }),
    faults: exchange.faults,
    durationMs,
  }
}
