import type { Flags } from '../Command'
import type { Context } from '../Context'
import { secretOf } from '../credentials/secretOf'
import { parseForm, parsePair } from '../input/parsePairs'
import { readCaptured } from '../input/readCaptured'
import { readText } from '../input/readText'
import { fieldOf } from '../gateways/account'
import { gatewayNamed, usualGateway } from '../gateways/gatewayNamed'
import type { GatewayModule } from '../gateways/GatewayModule'
import type { VerifyRequest } from '../gateways/GatewaySigner'
import { UsageError } from '../UsageError'

/** A request to sign, verify or explain; `''` stands for a signature that it does not hold. */
export interface SignedRequest {
  readonly gateway: GatewayModule
  readonly request: VerifyRequest
}

const given = async (
  flags: Flags,
  context: Context,
): Promise<{ params: Record<string, unknown>; body?: string }> => {
  const pairs = Array.isArray(flags['param']) ? (flags['param'] as string[]) : []
  if (pairs.length > 0) return { params: Object.fromEntries(pairs.map(parsePair)) }
  const from = flags['from']
  const text = typeof from === 'string' && from !== '-' ? await readText(from) : await context.readStdin()
  const captured = readCaptured(text)
  if (!('query' in captured && 'form' in captured)) return { params: captured }
  const { query, form, body } = captured as { query: string; form: string; body?: string }
  return { params: { ...parseForm(query), ...parseForm(form) }, ...(body === undefined ? {} : { body }) }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Everything the three signature commands need, from flags, a file or stdin. */
export const readRequest = async (flags: Flags, context: Context): Promise<SignedRequest> => {
  const { params: all, body: captured } = await given(flags, context)
  const gateway =
    gatewayNamed(flags, context) ??
    context.gateways.find((one) => one.signer().owns(all)) ??
    usualGateway(context)
  const { fields, methods } = gateway.signer()
  const { [fields.signature]: signature, ...params } = all
  if (Object.keys(params).length === 0)
    throw new UsageError({
      en: 'no request: use --param, --from or stdin',
      zh: '没有请求：请使用 --param、--from 或标准输入',
    })
  const secret = await secretOf(flags, fieldOf(gateway, 'secret').variable, context)
  if (secret === undefined || secret === '')
    throw new UsageError({
      en: 'no secret: use --secret-env, --secret-file or "paifang login"',
      zh: '没有密钥：请使用 --secret-env、--secret-file 或 "paifang login"',
    })
  const method = textOf(flags['signMethod']) || textOf(params[fields.method]) || (methods[0] ?? '')
  if (!methods.includes(method))
    throw new UsageError({
      en: `${gateway.name} has no sign method "${method}"; it has ${methods.join(', ')}`,
      zh: `${gateway.name} 没有签名方法 "${method}",可用：${methods.join('、')}`,
    })
  const body = typeof flags['body'] === 'string' ? flags['body'] : captured
  return {
    gateway,
    request: {
      params,
      signature: textOf(signature),
      method,
      secret,
      ...(body === undefined ? {} : { body }),
    },
  }
}
