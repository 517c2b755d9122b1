import { isBlank } from '@paifang/signing'
import { refuseCredentials } from '../credentials'
import type { Params } from '@paifang/signing'
import { isSignMethod, type SignMethod } from '../SignMethod'
import { stringToSign } from '@paifang/signing'
import { clockDifference } from './clock'
import { contextOf } from './contextOf'
import { digestFor } from './digests'
import type { Difference, Explanation } from './Explanation'
import type { Context, NamedSecret } from './Hypothesis'
import { maskedText } from './mask'
import { readSignature } from './readSignature'
import { search, type Found, type SearchInput } from './search'
import { tell, type Story } from './Story'
import { verdict } from './verdict'

export interface ExplainInput {
  /** The parameters that arrived, decoded once, empty ones and file parts too; a `sign` among them is not signed. */
  readonly received: Params
  /** The app secret. */
  readonly secret: string
  /** The signature that arrived. Default: the `sign` received. */
  readonly signature?: string
  /** Default: the `sign_method` received, and md5 when that is none. */
  readonly method?: SignMethod
  /** The raw body, when the request signs one. Default: none. */
  readonly body?: string
  /** Names of parameters the operation has, to find those that were signed but not sent. Default: none. */
  readonly fields?: ReadonlyArray<string>
  /** Secrets of other apps of the same owner, to find a mix-up. Default: none. */
  readonly otherSecrets?: ReadonlyArray<NamedSecret>
  /**
   * Parameters and JSON members whose values may not be shown, beside those that are obvious: names, or the paths of an
   * operation, of which the last name counts.
   */
  readonly sensitive?: ReadonlyArray<string | ReadonlyArray<string>>
  /** Now, in epoch milliseconds, to check the timestamp of a right signature. Default: not checked. */
  readonly nowMs?: number
  /** When to stop searching for two differences at once, in milliseconds; for a single one, five times that. Default: 40. */
  readonly budgetMs?: number
}

const missing: Difference = {
  name: 'signature-missing',
  field: 'sign',
  en: 'There is no signature.',
  zh: '请求中没有签名。',
}

const baseOf = ({ received, method, secret, body }: Context): Story => ({
  pairs: received
    .filter(([name, text]) => !isBlank(name) && !isBlank(text))
    .sort(([a], [b]) => (a < b ? -1 : 1)),
  join: stringToSign,
  body,
  encode: (text) => text,
  secret,
  digest: digestFor(method),
})

/** What differs, for a signature that is there. */
const differencesOf = (
  input: SearchInput,
  form: ReadonlyArray<Difference>,
  nowMs: number | undefined,
): Found => {
  if (tell(input.base) === input.signature) {
    const timestamp = input.context.received.find(([name]) => name === 'timestamp')?.[1]
    const clock = nowMs === undefined ? undefined : clockDifference(timestamp, nowMs)
    return { differences: clock === undefined ? form : [...form, clock], complete: true }
  }
  const found = search(input)
  return found.differences.length === 0 ? found : { ...found, differences: [...form, ...found.differences] }
}

/**
 * Which difference, or which two common ones, make `signature` what it is: for people whose calls are refused with code
 * 25. It never returns the right signature, the secret or a session, and takes about `budgetMs`.
 *
 * @throws TypeError for an empty secret or an unknown `method`
 */
export const explain = (input: ExplainInput): Explanation => {
  const { received, secret, body = '', fields = [], otherSecrets = [], budgetMs = 40 } = input
  const named = received['sign_method']
  const method = input.method ?? (isSignMethod(named) ? named : 'md5')
  refuseCredentials({ secret, method })
  const given = input.signature ?? received['sign']
  const signature = typeof given === 'string' ? given : ''
  const context = contextOf({ received, secret, method, signature, body, fields, otherSecrets })
  const base = baseOf(context)
  const { hex, differences: form } = readSignature(signature)
  const startMs = performance.now()
  const elapsedMs = (): number => performance.now() - startMs
  const depth = form.length === 0 ? 2 : 1
  const found =
    hex === ''
      ? { differences: [missing], complete: true }
      : differencesOf({ base, context, signature: hex, depth, elapsedMs, budgetMs }, form, input.nowMs)
  const sensitive = new Set((input.sensitive ?? []).flatMap((path) => [path].flat().slice(-1)))
  const masked = maskedText(base.pairs, body, sensitive, context)
  return verdict({ found, right: tell(base) === hex, method, masked })
}
