import type { Provider, SessionSource } from '@paifang/gateway'
import { checkAnswerLimits, textProvider } from '@paifang/gateway/author'
import type { TopAnswerLimits } from '@paifang/gateway-top'
import { isSignMethod, signMethods, type SignMethod } from '@paifang/signer-top'
import type { QimenClientOptions } from './QimenClientOptions'
import { qimenEndpointUrl } from './qimenEndpoints'
import { queryProblems, type QueryParts } from './request/queryPairs'

/** What a client was made with, checked. It never leaves the closures that use it. */
export interface QimenSettings extends QueryParts {
  readonly appKey: Provider<string>
  readonly appSecret: Provider<string>
  readonly session: SessionSource | undefined
  readonly signMethod: SignMethod
  /** Absolute. */
  readonly url: string
  readonly answers: TopAnswerLimits
}

/** @throws TypeError for what no call could work with; the message names the option, never its value */
export const checkSettings = (options: QimenClientOptions): QimenSettings => {
  const { signMethod = 'md5', endpoint = 'production', version = '2.0' } = options
  if (!isSignMethod(signMethod)) throw new TypeError(`signMethod: expected one of ${signMethods.join(', ')}`)
  const { customerId, targetAppKey, partnerId, params = {} } = options
  const parts = { version, customerId, targetAppKey, partnerId, params }
  const [problem] = queryProblems(parts)
  if (problem !== undefined) throw new TypeError(`${problem.path}: expected ${problem.expected}`)
  return {
    ...parts,
    appKey: textProvider('appKey', options.appKey),
    appSecret: textProvider('appSecret', options.appSecret),
    session: options.session,
    signMethod,
    url: qimenEndpointUrl(endpoint, options.allowInsecureHosts),
    answers: checkAnswerLimits(options.answers ?? {}),
  }
}
