import { randomUUID } from 'node:crypto'
import { checkAnswerLimits } from '@paifang/gateway/author'
import { isSignMethod, signMethods } from '@paifang/signer-opretail'
import { gmt8Minutes } from '@paifang/wire'
import type { OpretailClientOptions } from './OpretailClientOptions'
import type { Carriage } from './request/EncodedCall'
import { opretailEndpointUrl, takesJson } from './opretailEndpointUrl'
import { checkedHeaders, tokenHeaderNames } from './request/headers'
import type { CredentialSources } from './request/readCredentials'
import type { OpretailSettings } from './OpretailSettings'

const oneOf = <const A>(name: string, value: A, allowed: ReadonlyArray<A>): A => {
  if (!allowed.includes(value)) throw new TypeError(`${name}: expected ${allowed.join(' or ')}`)
  return value
}

const credentialsOf = (options: OpretailClientOptions): CredentialSources => {
  const { signMethod = 'md5', applicationId = 'S107', accessKey } = options
  if (!isSignMethod(signMethod)) throw new TypeError(`signMethod: expected one of ${signMethods.join(', ')}`)
  return {
    signMethod,
    applicationId,
    accessKey,
    accessSecret: 'accessSecret' in options ? options.accessSecret : undefined,
    privateKey: 'privateKey' in options ? options.privateKey : undefined,
  }
}

const offsetOf = (minutes: number): number => {
  if (Number.isInteger(minutes) && Math.abs(minutes) <= 24 * 60) return minutes
  throw new TypeError('utcOffsetMinutes: expected whole minutes, at most a day')
}

/**
 * Checks what can be checked before any call.
 *
 * @throws TypeError for an unknown endpoint, sign method, carriage or format, plain http to a host that is not
 * loopback, and JSON mode on an endpoint that takes forms only
 */
export const resolveSettings = (options: OpretailClientOptions): OpretailSettings => {
  const { endpoint = 'opretail-cloud', format, nonce = false, headers = {}, session } = options
  const url = opretailEndpointUrl(endpoint, options.allowInsecureHosts)
  const carriage = oneOf<Carriage>('carriage', options.carriage ?? 'form', ['form', 'json'])
  if (carriage === 'json' && !takesJson(url))
    throw new TypeError('carriage: only /cloud.api endpoints take JSON bodies')
  return {
    url,
    credentials: credentialsOf(options),
    wire: {
      carriage,
      nullish: oneOf('nullish', options.nullish ?? 'omit', ['omit', 'empty']),
      utcOffsetMinutes: offsetOf(options.utcOffsetMinutes ?? gmt8Minutes),
    },
    format: oneOf('format', format, [undefined, 'json']),
    nonce: typeof nonce === 'function' ? nonce : nonce ? randomUUID : undefined,
    headers: checkedHeaders(headers),
    session,
    tokenHeaders: tokenHeaderNames(options.tokenHeader),
    answers: checkAnswerLimits(options.answers ?? {}),
    tokenCodes: options.tokenErrorCodes ?? ['9990001'],
  }
}
