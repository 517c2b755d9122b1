import { receivedPairs, type Received } from '../inbound/receivedPairs'
import { conclude, unreadable } from './conclude'
import { explainedBy, unexplained, type Conclusion } from './conclusion'
import type { Difference, Explanation } from './Explanation'
import type { ExplainInput } from './ExplainInput'
import { maskedText, withoutSecrets } from './maskedText'
import { formulaOf, namedMethod } from './namedMethod'
import { readRsaSignature } from './rsaDigest'
import { readSignature } from './signatureText'

const unsigned = unexplained('There is no signature to explain.', '没有可供解释的签名。')
const needsKey = unexplained(
  'The call names rsa: explaining it needs the public key (publicKey).',
  '请求声明使用 rsa：需要提供公钥（publicKey）才能解释。',
)

const ofLength = (length: number): Conclusion =>
  unexplained(
    `No single difference explains it: ${length} characters are no signature. md5 has 32, sha1 40, sha256 64, all hex.`,
    `没有单一差异能够解释：${length} 个字符不构成签名；md5 为 32、sha1 为 40、sha256 为 64 个十六进制字符。`,
  )

const conclusionOf = (input: ExplainInput, received: Received, named: string): Conclusion => {
  const { publicKey } = input
  const text = input.signature ?? received.signature ?? ''
  if (text === '') return unsigned
  const digest = readSignature(text)
  if (digest !== undefined) return conclude(input, { received, signature: digest, rsa: false, named })
  if (publicKey === undefined) return named === 'rsa' ? needsKey : ofLength(text.length)
  const signature = readRsaSignature(text, publicKey)
  return signature === undefined
    ? ofLength(text.length)
    : conclude(input, { received, signature, rsa: true, named })
}

const withoutSecretNames =
  (secrets: ReadonlyArray<string>) =>
  (difference: Difference): Difference => {
    const { field } = difference
    const shown = field === undefined ? undefined : withoutSecrets(field, secrets)
    if (field === undefined || shown === undefined || shown === field) return difference
    const { name, en, zh } = difference
    return { name, field: shown, en: en.replaceAll(field, shown), zh: zh.replaceAll(field, shown) }
  }

/**
 * Which difference makes the signatures agree: tries known mistakes one by one, then the commonest together with each
 * other, within a bound on work (some tens of milliseconds). Never throws for anything received.
 *
 * @throws TypeError when `publicKey` is no RSA public key
 */
export const explain = (input: ExplainInput): Explanation => {
  const { received: params, secret = '', otherSecrets = [], method } = input
  const secrets = [secret, ...otherSecrets.map((other) => other.secret)]
  const received = receivedPairs(params)
  const pairs = typeof received === 'string' ? [] : received.pairs
  const named = namedMethod(pairs, method)
  const conclusion =
    typeof received === 'string' ? unreadable(received) : conclusionOf(input, received, named)
  const differences = conclusion.differences.map(withoutSecretNames(secrets))
  return {
    ...(differences.length === 0 ? conclusion : explainedBy(differences)),
    stringToSign: maskedText(pairs, secrets, named !== 'rsa'),
    formula: formulaOf(named),
  }
}
