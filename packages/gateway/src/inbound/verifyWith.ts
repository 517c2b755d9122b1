import type { InboundError } from '@paifang/result'
import { recordOf } from '@paifang/wire'
import { left, right, type Either } from 'fp-ts/Either'
import { Unreadable } from '../credentials/Provider'
import { rememberLast } from '../remember'
import { causeOf } from '../secrets/cause'
import { isThenable } from '../thenable'
import type { InboundCaller, InboundCheck, InboundSecret, VerifiedCall } from './InboundModule'

/** What a signer says of a call. */
type Verdict =
  | {
      readonly ok: true
      readonly pairs: VerifiedCall['pairs']
      readonly signature: string
      readonly timestampMs: number | undefined
    }
  | { readonly ok: false; readonly reason: string; readonly advice: { readonly en: string } }

type Secrets = string | ReadonlyArray<string>

/** Makes what judges with one's secrets, and keeps it until they are others. Of a list a copy, which nobody changes. */
export const perSecrets = <J>(make: (secrets: Secrets) => J): ((secrets: Secrets) => J) => {
  const judgeOf = rememberLast(({ secrets }: { readonly secrets: Secrets }) => make(secrets))
  return (secrets) => judgeOf({ secrets: typeof secrets === 'string' ? secrets : [...secrets] })
}

export interface VerifyWith {
  readonly gateway: string
  readonly caller: InboundCaller
  readonly secret: InboundSecret
  readonly check: InboundCheck
  /** Judges the call with these secrets. What it throws is a secret that cannot sign. */
  readonly verify: (secrets: Secrets) => Verdict
}

/** Makes the record of its parameters for those who ask: it costs what the digest does, and few handlers do. */
class Verified implements VerifiedCall {
  #params: Readonly<Record<string, string>> | undefined

  constructor(
    readonly pairs: VerifiedCall['pairs'],
    readonly replayKey: string,
    readonly expiresAtMs: number,
  ) {}

  get params(): Readonly<Record<string, string>> {
    return (this.#params ??= recordOf(this.pairs))
  }
}

const reasons: Readonly<Record<string, InboundError['reason']>> = {
  'unsupported-charset': 'charset',
  'timestamp-missing': 'clock',
  'timestamp-outside-window': 'clock',
}

/** Who is called, where that is more than a wish: a name that a document could hold. */
const namedMethod = (method: string): { readonly method?: string } =>
  /^[\w.-]{1,100}$/.test(method) ? { method } : {}

/** A call that is not handled. The method is named where it could be one. */
export const inboundError = (
  reason: InboundError['reason'],
  gateway: string,
  method: string,
  more: Pick<InboundError, 'detail' | 'issues' | 'cause'> = {},
): InboundError => ({ _tag: 'InboundError', reason, gateway, ...namedMethod(method), ...more })

/** A secret and a body parser are told apart by a call that is signed rightly. */
const testedBy = (gateway: string): string =>
  `To test the service with its secret: paifang check-inbound URL --gateway ${gateway}`

const secretsOf = (secret: InboundSecret, caller: InboundCaller): unknown => {
  if (typeof secret !== 'function') return secret
  try {
    const given: unknown = secret(caller)
    return isThenable(given)
      ? Promise.resolve(given).then(undefined, (thrown: unknown) => new Unreadable(thrown))
      : given
  } catch (thrown) {
    return new Unreadable(thrown)
  }
}

/**
 * Finds the secrets of the application that is called, and lets a signer judge. A promise only where a secret has to be
 * waited for; it never rejects, and nothing is thrown. An application without a secret is refused as a wrong signature is.
 */
export const verifyWith = ({
  gateway,
  caller,
  secret,
  check: { nowMs, toleranceMs },
  verify,
}: VerifyWith): Either<InboundError, VerifiedCall> | Promise<Either<InboundError, VerifiedCall>> => {
  const failed = (reason: InboundError['reason'], detail: string): Either<InboundError, never> =>
    left(inboundError(reason, gateway, caller.method, { detail }))
  const judge = (found: unknown): Either<InboundError, VerifiedCall> => {
    if (found instanceof Unreadable) return failed('unavailable', `the secret: ${causeOf(found.thrown).name}`)
    if (found === undefined || found === null || (Array.isArray(found) && found.length === 0))
      return failed('signature', 'no secret is known for this application')
    try {
      const verdict = verify(found as string)
      if (!verdict.ok) {
        const test = verdict.reason === 'signature-wrong' ? ` ${testedBy(gateway)}` : ''
        return failed(
          reasons[verdict.reason] ?? 'signature',
          `${verdict.reason}: ${verdict.advice.en}${test}`,
        )
      }
      const { pairs, signature, timestampMs } = verdict
      return right(new Verified(pairs, signature, (timestampMs ?? nowMs) + toleranceMs))
    } catch {
      return failed('unavailable', 'the secret cannot verify: expected text that is not empty')
    }
  }
  const found = secretsOf(secret, caller)
  return found instanceof Promise ? found.then(judge) : judge(found)
}

/** @throws TypeError for a secret that could never verify, at once; of a function nothing can be said */
export const refuseInboundSecret = (secret: unknown): void => {
  const isText = (value: unknown): boolean => typeof value === 'string' && value !== ''
  const usable =
    typeof secret === 'function' ||
    isText(secret) ||
    (Array.isArray(secret) && secret.length > 0 && secret.every(isText))
  if (!usable)
    throw new TypeError('secretOf: expected a secret, a list of secrets, or a function that finds them')
}
