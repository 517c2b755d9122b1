import { formEncode } from '@paifang/gateway/author'
import type { HttpRequest } from '@paifang/transport'
import type { EncodedCall } from './EncodedCall'
import { formType, jsonType, withContentType } from './headers'
import type { OpretailSignatory } from './OpretailTemplate'

/** What belongs to one attempt. */
export interface Attempt {
  readonly applicationId: string
  readonly accessKey?: string | undefined
  readonly signer: OpretailSignatory['signer']
  readonly signMethod: OpretailSignatory['signMethod']
  readonly format?: string | undefined
  /** Digits. */
  readonly timestamp: string
  readonly nonce?: string | undefined
  /** The request's headers beside its content type, the token's among them. */
  readonly headers: Readonly<Record<string, string>>
}

export interface SignedRequest {
  readonly request: HttpRequest
  /** `_sig`, so that it can be kept out of sight. */
  readonly signature: string
}

/**
 * Signs an encoded call and lays it out: GET in the query, the other verbs as a form body; in JSON mode the signed public
 * parameters in the query and the document in the body, unsigned. The text that is signed is the text that is sent.
 *
 * @throws TypeError for an application id or access key that has no UTF-8 form
 * @see ovopark/openplatform-sdk, HttpClientUtil; JSON bodies: ovopark/dc-apigateway-sdk README
 */
export const signedRequest = (encoded: EncodedCall, attempt: Attempt): SignedRequest => {
  const { pairs, template, verb, version } = encoded
  const { applicationId, accessKey, signer, signMethod, format, timestamp, nonce } = attempt
  const hasNonce = nonce !== undefined
  const { sign, form } = template.bind({
    applicationId,
    accessKey,
    signer,
    signMethod,
    format,
    hasNonce,
    verb,
    version,
  })
  const values = pairs.map(([, text]) => text)
  values.push(timestamp)
  if (hasNonce) values.push(nonce)
  const signature = sign(values)
  const stamp = `&_timestamp=${timestamp}${hasNonce ? `&_nonce=${formEncode(nonce)}` : ''}`
  const text = `${form}${template.text(pairs)}${stamp}&_sig=${formEncode(signature)}`
  return { request: laidOut(encoded, attempt.headers, text), signature }
}

const laidOut = (
  { url, verb, json }: EncodedCall,
  headers: Readonly<Record<string, string>>,
  form: string,
): HttpRequest => {
  if (json !== undefined)
    return { verb, url: `${url}?${form}`, headers: withContentType(headers, jsonType), body: json }
  return verb === 'GET'
    ? { verb, url: `${url}?${form}`, headers }
    : { verb, url, headers: withContentType(headers, formType), body: form }
}
