import { gmt8Minutes } from '@paifang/wire'
import type { Received } from '../inbound/receivedPairs'
import type { Pair } from '@paifang/signing'
import { stringToSign } from '@paifang/signing'
import { bytesHypotheses } from './bytes'
import { explainedBy, noSingleDifference, right, unexplained, type Conclusion } from './conclusion'
import { draftDigest, type Draft, type Hypotheses } from './Draft'
import type { ExplainInput } from './ExplainInput'
import { orderHypotheses } from './order'
import { presenceHypotheses } from './presence'
import { search } from './search'
import { rsaSecretHypotheses, secretHypotheses } from './secret'
import { otherDigest, type SignatureText } from './signatureText'
import { timestampZone } from './timestampZone'
import { valueHypotheses } from './values'

/** What was read from the signature, and whether it came out of an RSA signature. */
export interface Evidence {
  readonly received: Received
  readonly signature: SignatureText
  readonly rsa: boolean
  /** The method named by the call; `''` when it names none. */
  readonly named: string
}

function* hypothesesFor(input: ExplainInput, { received, rsa }: Evidence): Hypotheses {
  const { secret = '', otherSecrets = [], knownNames = [] } = input
  const { pairs, asReceived } = received
  const sent = new Set(pairs.map(([name]) => name))
  const joining = ['_format', '_nonce', '_sig', ...knownNames].filter((name) => !sent.has(name))
  yield* orderHypotheses([...asReceived, ...joining.map((name): Pair => [name, ''])])
  yield* rsa ? rsaSecretHypotheses(secret) : secretHypotheses(secret, otherSecrets)
  yield* bytesHypotheses(stringToSign(pairs) + secret)
  yield* presenceHypotheses(pairs, knownNames)
  yield* valueHypotheses(pairs)
}

const baseDraft = (secret: string, { received, rsa }: Evidence): Draft => ({
  pairs: received.pairs,
  join: stringToSign,
  head: rsa ? '' : secret,
  tail: rsa ? '' : secret,
  encode: (text) => text,
})

const ofRightSignature = (input: ExplainInput, { received }: Evidence): Conclusion => {
  const { nowMs = Date.now(), utcOffsetMinutes = gmt8Minutes } = input
  const zone = timestampZone(received.pairs, nowMs, utcOffsetMinutes)
  return zone === undefined ? right : explainedBy([zone])
}

/** Searches the hypotheses for the difference, or the two, that account for the signature. */
export const conclude = (input: ExplainInput, evidence: Evidence): Conclusion => {
  const { signature, rsa, named } = evidence
  const used = rsa ? 'rsa' : signature.method
  const visible = [
    ...signature.differences,
    ...(named === '' || named === used ? [] : [otherDigest(named, used)]),
  ]
  const found = search({
    base: baseDraft(input.secret ?? '', evidence),
    hypotheses: hypothesesFor(input, evidence),
    matches: (text, draft) => draftDigest(text, draft, signature.method) === signature.digest,
    pairs: visible.length === 0,
  })
  if (found.differences === undefined) return noSingleDifference(found.complete)
  const differences = [...visible, ...found.differences]
  return differences.length === 0 ? ofRightSignature(input, evidence) : explainedBy(differences)
}

export const unreadable = (reason: 'unreadable-request' | 'duplicate-parameter'): Conclusion =>
  reason === 'duplicate-parameter'
    ? unexplained(
        'A parameter came twice, so it is unknown which value was signed.',
        '同名参数重复出现，无法确定哪个值参与了签名。',
      )
    : unexplained('A parameter is not one text value.', '存在不是单个文本值的参数。')
