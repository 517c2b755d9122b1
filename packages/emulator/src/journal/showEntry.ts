import { isDeepStrictEqual } from 'node:util'
import { mask } from '@paifang/contract'
import { jsonText } from '@paifang/wire'
import type { RequestParts } from '../gateway/CallEmulation'
import { pathOf } from '../http/RawRequest'
import type { Entry } from './Entry'
import { hidden, shownHeaders } from './hidden'
import type { Exchange, Kept } from './Journal'
import { maskParams } from './maskParams'
import { outcomeOf } from './summarise'

type ShownParams = ReadonlyArray<readonly [name: string, text: string]>

const shownParams = (
  { call, checked }: Exchange,
  parts: RequestParts | undefined,
  showSensitive: boolean,
): ShownParams => {
  if (call === undefined || parts === undefined) return []
  return showSensitive ? [...parts.params] : maskParams(parts.params, checked?.operation, call.view)
}

const rawHead = (
  { verb }: Exchange['request'],
  headers: Entry['request']['headers'],
  target: string,
): string =>
  [`${verb} ${target} HTTP/1.1`, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)]
    .concat('', '')
    .join('\r\n')

const pairsText = (pairs: ShownParams): string =>
  pairs.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&')

/** Masked, the request is written anew from what was read of it; unread bytes are only counted. */
const maskedRaw = (
  { request }: Exchange,
  parts: RequestParts | undefined,
  headers: Entry['request']['headers'],
  params: ShownParams,
): string => {
  const query = params.filter(([name]) => parts?.inQuery.has(name) === true)
  const body = params.filter(([name]) => parts?.inQuery.has(name) !== true)
  const target = query.length === 0 ? pathOf(request) : `${pathOf(request)}?${pairsText(query)}`
  const shownBody =
    body.length > 0 ? pairsText(body) : request.body.length > 0 ? `<${request.body.length} bytes>` : ''
  return rawHead(request, headers, target) + shownBody
}

const bodyText = ({ answer, wire, checked }: Exchange, showSensitive: boolean): string => {
  const sensitive = checked?.operation?.sensitive ?? []
  if (!showSensitive && wire !== undefined && sensitive.length > 0) {
    const masked = mask(wire, sensitive)
    if (!isDeepStrictEqual(masked, wire)) return jsonText(masked)
  }
  return Buffer.from(answer.body).toString('utf8')
}

const signedText = (
  { call }: Exchange,
  parts: RequestParts | undefined,
  params: ShownParams,
  showSensitive: boolean,
): { readonly stringToSign?: string } => {
  if (call === undefined || parts === undefined) return {}
  const body = parts.body === undefined || showSensitive ? parts.body : hidden
  try {
    return { stringToSign: call.view.signedText(Object.fromEntries(params), body) }
  } catch {
    return {}
  }
}

/** One exchange as it may be shown. Computed when somebody looks, so that serving stays fast. */
export const showEntry = ({ seq, realMs, durationMs, exchange }: Kept, showSensitive: boolean): Entry => {
  const { request, checked, answer, call } = exchange
  const parts = call?.parts()
  const params = shownParams(exchange, parts, showSensitive)
  const headers = shownHeaders(request.headers, showSensitive)
  const { operation, input, explanation } = checked ?? {}
  const bytes = Buffer.from(request.body)
  return {
    seq,
    at: exchange.at,
    realMs,
    ...(call === undefined ? {} : { gateway: call.view.gateway, ...call.claim }),
    outcome: outcomeOf(exchange),
    request: {
      verb: request.verb,
      path: pathOf(request),
      headers,
      params: Object.fromEntries(params),
      files: (parts?.files ?? []).map((file) => ({
        name: file.name,
        fileName: file.fileName,
        bytes: file.bytes.length,
      })),
      bodyBytes: bytes.length,
      raw: showSensitive
        ? rawHead(request, headers, request.target) + bytes.toString('utf8')
        : maskedRaw(exchange, parts, headers, params),
      ...(showSensitive ? { rawBase64: bytes.toString('base64') } : {}),
    },
    checks: checked?.checks ?? [],
    ...signedText(exchange, parts, params, showSensitive),
    ...(explanation === undefined ? {} : { explanation }),
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
    ...(exchange.steps === undefined ? {} : { steps: exchange.steps }),
    ...(exchange.batch === undefined ? {} : { batch: exchange.batch }),
  }
}
