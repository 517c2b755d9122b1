import type { HttpRequest } from '@paifang/transport'
import { signPairs, type Pair, type Pairs, type SigningKey } from '@paifang/signer-opretail'
import type { CallPlan } from './CallPlan'
import { formText } from './formText'
import { publicParams, type PublicParams } from './publicParams'

/** What belongs to one attempt. */
export interface Attempt extends Pick<
  PublicParams,
  'applicationId' | 'accessKey' | 'timestamp' | 'format' | 'nonce'
> {
  readonly key: SigningKey
  /** Headers of this attempt, the token's among them. */
  readonly headers: Readonly<Record<string, string>>
}

const formType = 'application/x-www-form-urlencoded;charset=utf-8'
const jsonType = 'application/json;charset=utf-8'

/** Names are distinct: business parameters never begin with `_`. */
const byName = ([a]: Pair, [b]: Pair): number => (a < b ? -1 : 1)

export interface SignedRequest {
  readonly request: HttpRequest
  /** `_sig`, so that it can be kept out of sight. */
  readonly signature: string
}

/**
 * Signs a plan and lays it out: GET in the query, the other verbs as a form body; in JSON mode the signed public
 * parameters in the query and the document in the body, unsigned. The text that is signed is the text that is sent.
 *
 * @throws TypeError for a secret or key that cannot sign
 * @see ovopark/openplatform-sdk, HttpClientUtil; JSON bodies: ovopark/dc-apigateway-sdk README
 */
export const signedRequest = (plan: CallPlan, attempt: Attempt): SignedRequest => {
  const { method, version, verb } = plan
  const { key } = attempt
  const own = publicParams({ ...attempt, method, signMethod: key.method, verb, version })
  const signed: Pairs = [...plan.pairs, ...own].sort(byName)
  const signature = signPairs({ ...key, pairs: signed })
  return { request: laidOut(plan, attempt.headers, formText([...signed, ['_sig', signature]])), signature }
}

const laidOut = (
  { url, verb, json }: CallPlan,
  headers: Readonly<Record<string, string>>,
  form: string,
): HttpRequest => {
  if (json !== undefined)
    return { verb, url: `${url}?${form}`, headers: { ...headers, 'content-type': jsonType }, body: json }
  return verb === 'GET'
    ? { verb, url: `${url}?${form}`, headers }
    : { verb, url, headers: { ...headers, 'content-type': formType }, body: form }
}
