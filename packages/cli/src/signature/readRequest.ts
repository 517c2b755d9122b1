import type { Flags } from '../Command'
import type { Context } from '../Context'
import { secretOf } from '../credentials/secretOf'
import { parseForm, parsePair } from '../input/parsePairs'
import { readCaptured } from '../input/readCaptured'
import { readText } from '../input/readText'
import { gatewayNamed, type GatewayName } from '../operations/gatewayNamed'
import { UsageError } from '../UsageError'

/** A request to sign, verify or explain. */
export interface SignedRequest {
  readonly gateway: GatewayName
  /** As received, without the signature. */
  readonly params: Readonly<Record<string, unknown>>
  /** The signature received; `''` when there is none. */
  readonly signature: string
  readonly method: string
  readonly body?: string
  readonly secret: string
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

const gatewayOf = (params: Readonly<Record<string, unknown>>): GatewayName =>
  '_mt' in params || '_sig' in params || '_akey' in params ? 'opretail' : 'top'

const without = (
  params: Readonly<Record<string, unknown>>,
  name: string,
): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(params).filter(([key]) => key !== name))

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Everything the three signature commands need, from flags, a file or stdin. */
export const readRequest = async (flags: Flags, context: Context): Promise<SignedRequest> => {
  const { params: all, body: captured } = await given(flags, context)
  const gateway = gatewayNamed(flags) ?? gatewayOf(all)
  const params: Readonly<Record<string, unknown>> =
    gateway === 'top' ? without(all, 'sign') : without(all, '_sig')
  if (Object.keys(params).length === 0)
    throw new UsageError({
      en: 'no request: use --param, --from or stdin',
      zh: '没有请求：请使用 --param、--from 或标准输入',
    })
  const secret = await secretOf(
    flags,
    gateway === 'top' ? 'TOP_APP_SECRET' : 'OPRETAIL_ACCESS_SECRET',
    context,
  )
  if (secret === undefined || secret === '')
    throw new UsageError({
      en: 'no secret: use --secret-env, --secret-file or "paifang login"',
      zh: '没有密钥：请使用 --secret-env、--secret-file 或 "paifang login"',
    })
  const named = textOf(params[gateway === 'top' ? 'sign_method' : '_sm'])
  const body = typeof flags['body'] === 'string' ? flags['body'] : captured
  return {
    gateway,
    params,
    signature: textOf(all[gateway === 'top' ? 'sign' : '_sig']),
    method: textOf(flags['signMethod']) || named || 'md5',
    secret,
    ...(body === undefined ? {} : { body }),
  }
}
