import { judge } from '@paifang/gateway/author'
import { rowFlags, type Ending, type Summary } from '../contract/Row'
import { requestKey } from '../call/requestKey'
import { pathOf } from '../http/RawRequest'
import { hidden } from './hidden'
import type { Exchange, Kept } from './Journal'
import { hideTexts, sensitiveTexts } from './sensitiveTexts'

/** How an exchange ended. */
export const outcomeOf = ({ call, checked, refusal, answer, batch }: Exchange): Ending => {
  if (batch !== undefined) return answer.delivery.kind === 'whole' ? 'answered' : 'fault'
  if (call === undefined) return answer.status === 404 ? 'no-such-path' : 'unreadable'
  if (checked === undefined) return 'fault'
  return refusal === undefined ? 'answered' : 'refused'
}

const longest = 200

const short = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}…` : text)

/** What of the input identifies the request; another place may call a part of it sensitive. */
const keyOf = ({ checked }: Exchange): string => {
  const { operation, input } = checked ?? {}
  if (operation === undefined || input === undefined) return ''
  const key = requestKey(operation, input)
  return key === undefined ? '' : hideTexts(key, sensitiveTexts(input, operation.sensitive), hidden)
}

type Failure = ReturnType<typeof judge>

/** What an answer says of itself where it says that the call failed. */
const failureOf = ({ checked, refusal, wire }: Exchange): Failure =>
  refusal !== undefined || wire === undefined || checked?.operation === undefined
    ? undefined
    : judge(checked.operation, wire)

/** Why it failed, in the gateway's own words; a handler may have repeated what a row must not show. */
const reasonOf = (exchange: Exchange, failure: Failure): string => {
  const { call, checked, refusal, answer } = exchange
  if (call === undefined)
    return answer.status >= 400
      ? (Buffer.from(answer.body.subarray(0, 400)).toString('utf8').split('\n')[0] ?? '')
      : ''
  const { code, message, subMessage } = refusal ?? {}
  const said =
    failure?.message ??
    subMessage ??
    message ??
    (code === undefined ? undefined : call.view.reasonOf?.(code)) ??
    ''
  return hideTexts(said, sensitiveTexts(checked?.input, checked?.operation?.sensitive ?? []), hidden)
}

const flagsOf = ({ answer, checked, batch, member }: Exchange, failure: Failure): number =>
  (checked?.checks.some(({ ignored }) => ignored === true) === true ? rowFlags.overlooked : 0) +
  (batch === undefined ? 0 : rowFlags.batch) +
  (member === true ? rowFlags.member : 0) +
  (['whole', 'drip'].includes(answer.delivery.kind) ? 0 : rowFlags.broken) +
  (failure === undefined ? 0 : rowFlags.failed)

/** One exchange in one line. `realMs`: when it came. */
export const summarise = ({ seq, realMs, durationMs, retryOf, exchange }: Kept): Summary => {
  const { request, answer, call, refusal, checked, faults, batch, member, firstLine } = exchange
  const failure = failureOf(exchange)
  return {
    seq,
    realMs,
    virtualMs: exchange.at,
    gateway: call?.view.gateway ?? '',
    method: short(call?.claim.method ?? ''),
    app: short(call?.claim.app ?? ''),
    outcome: outcomeOf(exchange),
    status: answer.status,
    ms: Math.round(durationMs * 100) / 100,
    requestId: exchange.requestId ?? '',
    inBytes: request.body.length,
    outBytes: answer.body.length,
    code: short(String(failure?.rawCode ?? refusal?.code ?? '')),
    sub: short(refusal?.subCode ?? ''),
    flags: flagsOf(exchange, failure),
    of: batch?.[0] ?? (member === true ? (firstLine ?? seq) : 0),
    path: short(`${request.verb} ${pathOf(request)}`),
    reason: short(reasonOf(exchange, failure)),
    explain: short(checked?.explanation?.name ?? ''),
    faults: faults.map(({ kind }) => kind).join(' '),
    again: request.again?.seq ?? 0,
    retryOf,
    key: short(keyOf(exchange)),
  }
}
