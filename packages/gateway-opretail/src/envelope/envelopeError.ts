import { saysFine } from '@paifang/gateway/author'
import { businessError, type BusinessError, type GatewayError, type GatewayErrorKind } from '@paifang/result'
import type { OpretailCode } from '../codes/OpretailCode'
import { codeEntry, opretailLoginCodes } from '../codes/opretailCodes'
import type { OpretailEnvelope } from './OpretailEnvelope'

/** What an operation and a client say about codes. */
export interface Codes {
  readonly method: string
  /** The business codes that the operation lists. */
  readonly listed: ReadonlyArray<string>
  /** Whether the operation is a read, so that a duplicate of it does no harm. */
  readonly isRead: boolean
  /** The codes that say that the token is not accepted. */
  readonly tokenCodes: ReadonlyArray<string>
}

const tokenAdvice = opretailLoginCodes['9990001'] as OpretailCode

const gatewayError = (
  envelope: OpretailEnvelope,
  { method, isRead }: Codes,
  { kind, retryable, advice, ...entry }: Omit<OpretailCode, 'kind'> & { readonly kind: GatewayErrorKind },
): GatewayError => ({
  _tag: 'GatewayError',
  gateway: 'opretail',
  method,
  kind,
  code: envelope.code,
  name: envelope.name || entry.name,
  message: envelope.message || envelope.name || entry.meaning.en,
  ...(envelope.requestId === undefined ? {} : { requestId: envelope.requestId }),
  // The first of two equal writes may have succeeded: a duplicate of a write is never worth repeating.
  retryable: retryable && (kind !== 'duplicate' || isRead),
  advice,
})

const failure = (
  envelope: OpretailEnvelope,
  { method, listed }: Codes,
  rawCode: string,
  mark?: string,
): BusinessError =>
  businessError<string, unknown>({
    method,
    code: listed.includes(rawCode) ? rawCode : 'unlisted',
    rawCode,
    ...(mark !== undefined && (rawCode === '' || saysFine(rawCode)) && { mark }),
    message: envelope.message || envelope.name,
    ...(envelope.requestId === undefined ? {} : { requestId: envelope.requestId }),
    retryable: false,
    output: envelope.data,
  })

/** What contradicts a success says why, if anything does: the envelope's own words are those of a success. */
const contradicted = (
  envelope: OpretailEnvelope,
  codes: Codes,
  { code, message, at }: NonNullable<OpretailEnvelope['contradiction']>,
): BusinessError => {
  const said = message ?? (saysFine(envelope.message) ? '' : envelope.message)
  return failure({ ...envelope, name: '', message: said }, codes, code, at)
}

/**
 * The error that an envelope reports, `undefined` for a success. Codes of the public table and of the login are the
 * gateway's; a code that the operation lists, or that nobody lists, is a business failure and not retryable.
 *
 * @see opretail public return codes, doc 743
 */
export const envelopeError = (
  envelope: OpretailEnvelope,
  codes: Codes,
): GatewayError | BusinessError | undefined => {
  const { code, contradiction } = envelope
  if (code === '0') return contradiction && contradicted(envelope, codes, contradiction)
  if (codes.tokenCodes.includes(code))
    return gatewayError(envelope, codes, { ...tokenAdvice, ...codeEntry(code), kind: 'session' })
  const entry = codes.listed.includes(code) ? undefined : codeEntry(code)
  return entry === undefined || entry.kind === 'success'
    ? failure(envelope, codes, code)
    : gatewayError(envelope, codes, { ...entry, kind: entry.kind })
}
