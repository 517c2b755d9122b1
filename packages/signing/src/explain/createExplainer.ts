import { isBlank } from '../paramText'
import { readReceived } from './readReceived'
import { digestName } from './DigestForm'
import type { Explanation } from './Explanation'
import { explanationOf } from './explanationOf'
import type { ExplainOptions } from './ExplainOptions'
import { baseOf, createWording, findingOf, unexplained, type Given } from './findingOf'
import { maskedText } from './maskedText'
import { namedMethod, ownDigest } from './namedMethod'
import { readSignature } from './readSignature'
import { sidesOf } from './sidesOf'
import type { SigningScheme } from './SigningScheme'

const secretsOf = ({ secret, otherSecrets = [] }: ExplainOptions): ReadonlyArray<string> => [
  secret,
  ...otherSecrets.map((other) => other.secret),
]

const formulaOf = (scheme: SigningScheme, method: string): string => {
  const formula = scheme.formulas?.[method]
  if (formula !== undefined) return formula
  const digest = ownDigest(scheme, method)
  const name = digestName(digest)
  return digest.secret === 'key'
    ? `${name}(key ‹secret›, stringToSign), upper-case hex`
    : `${name}(stringToSign), upper-case hex`
}

/**
 * The explainer of a gateway: which difference, or which two common ones, make a signature what it is. What it returns
 * holds no secret, no session and no signature.
 */
export const createExplainer =
  (scheme: SigningScheme) =>
  (options: ExplainOptions): Explanation => {
    const secrets = secretsOf(options)
    const sensitive = new Set((options.sensitive ?? []).flatMap((path) => [path].flat().slice(-1)))
    const hidden = (name: string, text: string): string | undefined =>
      sensitive.has(name) ? `‹${name}›` : scheme.hidden(name, text)
    const received = readReceived(options.received, scheme)
    const read = typeof received === 'string' ? { pairs: [], files: [], signature: '' } : received
    const methodText = read.pairs.find(([name]) => name === scheme.methodField)?.[1] ?? ''
    const text = options.signature ?? read.signature
    const signature = scheme.readSignature?.(text) ?? readSignature(text)
    const named = namedMethod(scheme, options.method, isBlank(methodText) ? '' : methodText, signature)
    const given: Given = { scheme, options, received: read, named, signature }
    const finding =
      typeof received === 'string'
        ? unexplained({ kind: received })
        : findingOf(given, text, createWording(scheme, secrets))
    const base = baseOf(given)
    const masked = maskedText(base.pairs, base.body, { secrets, hidden })
    return {
      ...explanationOf(finding, scheme),
      stringToSign:
        ownDigest(scheme, named.method).secret === 'around' ? `‹secret›${masked}‹secret›` : masked,
      sides: sidesOf(given, finding.candidates, { secrets, hidden }),
      formula: formulaOf(scheme, named.method),
      complete: finding.complete,
    }
  }
