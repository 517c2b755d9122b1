import { checkAnswerLimits, isOperation, textProvider } from '@paifang/gateway/author'
import { canonicalise, isSignMethod, signMethods } from '@paifang/signer-top'
import { reservedNames, textIssues } from './request/systemParams'
import { topEndpointUrl } from './topEndpointUrl'
import type { TopClientOptions } from './TopClientOptions'
import type { TopSettings } from './TopSettings'

const refuse = (name: string, expected: string): never => {
  throw new TypeError(`${name}: expected ${expected}`)
}

/** @throws TypeError for what no call could work with; the message names the option, never its value */
export const checkSettings = (options: TopClientOptions): TopSettings => {
  const { signMethod = 'hmac-sha256', endpoint = 'production', format = 'json', params = {} } = options
  if (!isSignMethod(signMethod)) refuse('signMethod', `one of ${signMethods.join(', ')}`)
  if (!['json', 'xml'].includes(format)) refuse('format', 'json or xml')
  if (options.serverTime !== undefined && !isOperation(options.serverTime))
    refuse('serverTime', 'the operation that tells it: timeGet of @paifang/api-top-platform')
  const [reserved] = reservedNames(params)
  if (reserved !== undefined) refuse(`params.${reserved.path}`, reserved.expected)
  const { partnerId, targetAppKey } = options
  const [issue] = textIssues({ partnerId, targetAppKey })
  if (issue !== undefined) refuse(issue.path, issue.expected)
  return {
    appKey: textProvider('appKey', options.appKey),
    appSecret: textProvider('appSecret', options.appSecret),
    session: options.session,
    signMethod,
    url: topEndpointUrl(endpoint, options.allowInsecureHosts),
    format,
    simplify: options.simplify ?? true,
    partnerId,
    targetAppKey,
    answers: checkAnswerLimits(options.answers ?? {}),
    params: canonicalise(params),
  }
}
