import { mask, type Path } from '@paifang/contract'
import type { HttpRequest } from '@paifang/transport'
import type { AnyOperation } from '@paifang/gateway'
import type { GatewaySigner } from '../gateways/GatewaySigner'
import type { FormSent } from './FormSent'

const hiddenNames = new Set(['sign', '_sig', 'session', 'app_secret', 'access_token'])

const maskJson = (text: string, sensitive: ReadonlyArray<Path>): string => {
  if (sensitive.length === 0) return text
  if (sensitive.some((path) => path.length === 0)) return '***'
  try {
    return JSON.stringify(mask(JSON.parse(text), sensitive))
  } catch {
    return '***'
  }
}

/** One parameter as it may be shown: credentials never, sensitive fields masked inside structs too. */
const shown = (name: string, value: string, sensitive: ReadonlyArray<Path>): string => {
  if (hiddenNames.has(name)) return '***'
  return maskJson(
    value,
    sensitive.filter(([first]) => first === name).map(([, ...rest]) => rest),
  )
}

export interface DryRun {
  readonly verb: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly params: Readonly<Record<string, string>>
  /** Sent and not signed; absent where there are none. */
  readonly files?: FormSent['files']
  /** What is hashed, sorted as it is signed; the secret stands as `‹secret›`. */
  readonly stringToSign: string
}

/** What would be sent and signed, masked; `multipart` where its body is one. */
export const dryRunOf = (
  { verb, url, headers, body }: HttpRequest,
  operation: AnyOperation,
  signer: GatewaySigner,
  multipart?: FormSent,
): DryRun => {
  const [address = url, query = ''] = url.split('?')
  const form = typeof body === 'string' && !/json|xml/.test(headers['content-type'] ?? '') ? body : ''
  const pairs = [
    ...new URLSearchParams(query),
    ...new URLSearchParams(form),
    ...(multipart?.pairs ?? []),
  ].map(([name, value]) => [name, shown(name, value, operation.sensitive)] as const)
  const params = Object.fromEntries(pairs)
  const { [signer.fields.signature]: _signature, ...signed } = params
  const method = params[signer.fields.method] ?? ''
  const hide = (name: string): boolean => /authenticator|authorization/i.test(name)
  return {
    verb,
    url: address,
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, hide(name) ? '***' : value]),
    ),
    params,
    ...(multipart === undefined ? {} : { files: multipart.files }),
    stringToSign: signer.signedText({ params: signed, method }),
  }
}
