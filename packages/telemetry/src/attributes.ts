import type { Attributes } from '@opentelemetry/api'
import type { PaifangEvent } from '@paifang/gateway'
import type { CallError } from '@paifang/result'

/** What kind of failure it is, of few values: `GatewayError.throttled`, `TransportError.reset`, `InputError`. */
export const errorTypeOf = (
  tag: string,
  detail: { readonly kind?: unknown; readonly reason?: unknown },
): string => {
  const { kind, reason } = detail
  const more = typeof kind === 'string' ? kind : reason
  return typeof more === 'string' ? `${tag}.${more}` : tag
}

/** Where a request goes: `server.address`, `server.port`. */
export const serverOf = (url: string): Attributes => {
  if (!URL.canParse(url)) return {}
  const { hostname, port, protocol } = new URL(url)
  return { 'server.address': hostname, 'server.port': Number(port || (protocol === 'https:' ? 443 : 80)) }
}

/** What may be said of a failure: facts that name it, none of its words. */
export const failureAttributes = (error: CallError): Attributes => {
  const { code, subCode, sent } = error as {
    readonly code?: unknown
    readonly subCode?: unknown
    readonly sent?: unknown
  }
  return {
    'error.type': errorTypeOf(error._tag, error as never),
    ...(typeof code === 'string' ? { 'rpc.response.status_code': code } : {}),
    ...(typeof subCode === 'string' ? { 'paifang.sub_code': subCode } : {}),
    ...(typeof sent === 'string' ? { 'paifang.sent': sent } : {}),
  }
}

/** What an event says of what happened, of few values: fit for a metric. */
export const eventAttributes = ({
  type,
  gateway,
  method,
  outcome,
  kind,
  reason,
}: PaifangEvent): Attributes => ({
  'paifang.event': type,
  'rpc.system.name': gateway,
  'rpc.method': method,
  ...(outcome === undefined || outcome === 'ok'
    ? {}
    : { 'error.type': errorTypeOf(outcome, { kind, reason }) }),
})
