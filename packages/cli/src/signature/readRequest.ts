import type { Flags } from '../Command'
import type { Context } from '../Context'
import { refuseSignMethod } from '../gateways/refuseSignMethod'
import { secretOf } from '../credentials/secretOf'
import { parsePair } from '../input/parsePairs'
import { readText } from '../input/readText'
import { fieldOf } from '../gateways/account'
import { gatewayNamed, usualGateway } from '../gateways/gatewayNamed'
import type { GatewayModule } from '../gateways/GatewayModule'
import type { GatewaySigner, VerifyRequest } from '../gateways/GatewaySigner'
import { UsageError } from '../UsageError'
import type { Captured } from './captured/Captured'
import { readCaptured } from './captured/readCaptured'

/** A request to sign, verify or explain; `''` stands for a signature that it does not hold. */
export interface SignedRequest {
  readonly gateway: GatewayModule
  readonly request: VerifyRequest
  /**
   * Whether this is what was on the wire. A log line or a printed map can show that a signature is right, but not that
   * it is wrong.
   */
  readonly exact: boolean
  /** Whether the signature is right; a method that is none makes no right one. */
  readonly right: boolean
}

/** The ways to read the request: more than one where the text does not tell which. */
const given = async (flags: Flags, context: Context): Promise<ReadonlyArray<Captured>> => {
  const pairs = Array.isArray(flags['param']) ? (flags['param'] as string[]) : []
  if (pairs.length > 0) return [{ params: pairs.map(parsePair), exact: true }]
  const from = flags['from']
  const text = typeof from === 'string' && from !== '-' ? await readText(from) : await context.readStdin()
  const signatures = new Set(context.gateways.map((one) => one.signer().fields.signature))
  const isSigned = ({ params }: Captured): boolean => params.some(([name]) => signatures.has(name))
  if (text.trim() !== '') return readCaptured(text, isSigned)
  if (typeof from !== 'string' || from === '-') return []
  throw new UsageError({ en: `--from: ${from} is empty`, zh: `--from：${from} 是空文件` })
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

// A repeated name keeps its last value as the gateways do.
const paramsOf = ({ params }: Captured): Readonly<Record<string, string>> => Object.fromEntries(params)

const requestOf = (
  captured: Captured,
  flags: Flags,
  { fields, methods }: GatewaySigner,
  secret: string,
): VerifyRequest => {
  const { [fields.signature]: signature, ...params } = paramsOf(captured)
  const body = typeof flags['body'] === 'string' ? flags['body'] : captured.body
  return {
    params,
    signature: textOf(signature),
    method: textOf(flags['signMethod']) || textOf(params[fields.method]) || (methods[0] ?? ''),
    secret,
    ...(body === undefined ? {} : { body }),
  }
}

const isRight = (signer: GatewaySigner, request: VerifyRequest): boolean => {
  const { method, ...unnamed } = request
  if (request.signature === '') return false
  return signer.methods.includes(method) ? signer.verify(request) : signer.explain(unnamed).name === 'right'
}

/** Everything the three signature commands need, from flags, a file or stdin: the reading that is right, if one is. */
export const readRequest = async (flags: Flags, context: Context): Promise<SignedRequest> => {
  const readings = (await given(flags, context)).filter(({ params }) => params.length > 0)
  const [first, ...others] = readings
  if (first === undefined)
    throw new UsageError({
      en: 'no request: use --param, --from or stdin',
      zh: '没有请求：请使用 --param、--from 或标准输入',
    })
  const gateway =
    gatewayNamed(flags, context) ??
    context.gateways.find((one) => one.signer().owns(paramsOf(first))) ??
    usualGateway(context)
  const secret = await secretOf(flags, fieldOf(gateway, 'secret').variable, context)
  if (secret === undefined || secret === '')
    throw new UsageError({
      en: 'no secret: use --secret-env, --secret-file or "paifang login"',
      zh: '没有密钥：请使用 --secret-env、--secret-file 或 "paifang login"',
    })
  if (typeof flags['signMethod'] === 'string') refuseSignMethod(gateway, flags['signMethod'])
  const signer = gateway.signer()
  const signedOf = (captured: Captured): SignedRequest => {
    const request = requestOf(captured, flags, signer, secret)
    return { gateway, request, exact: captured.exact, right: isRight(signer, request) }
  }
  const usual = signedOf(first)
  return usual.right ? usual : (others.map(signedOf).find(({ right }) => right) ?? usual)
}

/** What has to be signed needs a method that the gateway has. */
export const refuseUnknownMethod = ({ gateway, request }: SignedRequest): void =>
  refuseSignMethod(gateway, request.method)

/** A request without a signature cannot be verified or explained. */
export const refuseUnsigned = ({ request }: SignedRequest): void => {
  if (request.signature === '')
    throw new UsageError({
      en: 'the request holds no signature (sign, _sig)',
      zh: '请求中没有签名（sign、_sig）',
    })
}

/** Nothing read from the text is right, and the text may not be what was on the wire. */
export const uncertain = (): UsageError =>
  new UsageError({
    en: 'cannot tell: as it is read here the signature is not right, but this form does not show for certain what was sent. Use curl, a HAR or the HTTP text',
    zh: '无法判断：按此读取的内容签名不符，但这种形式不能确定实际发送的内容；请改用 curl、HAR 或 HTTP 原文',
  })
