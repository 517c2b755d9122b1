import { gmt8Minutes, parseTimestamp } from '../dateTime'
import { refuse } from '../Issue'
import type { Pairs } from '../Params'
import type { RsaKey } from '../rsaKey'
import { isSignMethod, signMethods, type SignMethod } from '../SignMethod'
import { pairsVerifier, type PairsVerifier } from '../verifyPairs'
import { accepted, refused, type InboundResult } from './InboundResult'
import { receivedPairs, type ReceivedParams } from './receivedPairs'
import type { ReplayStore } from './ReplayStore'

export interface VerifyInboundInput {
  /** All parameters of the call with `_sig`, decoded once, from the form body or the query. Nulls count as empty text. */
  readonly params: ReceivedParams
  /** The access secret; not needed for `rsa`. */
  readonly secret?: string
  /** For `rsa`: the platform's public key, PEM or SPKI DER in Base64. */
  readonly publicKey?: RsaKey
  /** The only method accepted. Default: the one `_sm` names, if that is md5 or sha1 in any case of letters. */
  readonly method?: SignMethod
  /** Epoch milliseconds now. Default `Date.now`. */
  readonly clock?: () => number
  /** How far `_timestamp` may be before or after the clock, in milliseconds. Default 10 minutes. */
  readonly windowMs?: number
  /** Zone of `_timestamp` in minutes east of UTC. Default 480 (GMT+8). */
  readonly utcOffsetMinutes?: number
  /** Default: none, so a call may be repeated within the window. See `memoryReplayStore`. */
  readonly replayStore?: ReplayStore
}

const valueOf = (pairs: Pairs, name: string): string | undefined =>
  pairs.find(([candidate]) => candidate === name)?.[1]

const verifierFor = (input: VerifyInboundInput, method: SignMethod): PairsVerifier =>
  method === 'rsa'
    ? pairsVerifier({ method, publicKey: input.publicKey as RsaKey })
    : pairsVerifier({ method, secret: input.secret as string })

/** One verifier for each method accepted, made first: a wrong set-up shows at the first call, whatever it holds. */
const verifiers = (input: VerifyInboundInput): ReadonlyMap<string, PairsVerifier> => {
  const { method } = input
  if (method !== undefined && !isSignMethod(method))
    return refuse('method', `one of ${signMethods.join(', ')}`)
  const methods: ReadonlyArray<SignMethod> = method === undefined ? ['md5', 'sha1'] : [method]
  return new Map(methods.map((name) => [name, verifierFor(input, name)]))
}

const isNew = async (store: ReplayStore, key: string, untilMs: number): Promise<boolean | undefined> => {
  try {
    return await store.add(key, untilMs)
  } catch {
    return undefined
  }
}

/**
 * Checks a call that the platform made to you: the same signature over everything received but `_sig`, `_timestamp`
 * within a window on both sides of the clock, and with `replayStore` that it did not come before. Whatever a stranger
 * sends ends in a value, never an exception.
 *
 * @throws TypeError (rejects) when the secret, the public key or the method given here cannot verify at all
 * @see ovopark/openplatform-sdk, SignUtils.checkSign
 */
export const verifyInbound = async (input: VerifyInboundInput): Promise<InboundResult> => {
  const { clock = Date.now, windowMs = 600_000, utcOffsetMinutes = gmt8Minutes, replayStore } = input
  const byMethod = verifiers(input)
  const received = receivedPairs(input.params)
  if (received === undefined) return refused('malformed')
  const { pairs, signature } = received
  if (signature === undefined || signature === '') return refused('unsigned')
  const verifies = byMethod.get(input.method ?? (valueOf(pairs, '_sm') ?? '').toLowerCase())
  if (verifies === undefined) return refused('method')
  if (!verifies(pairs, signature)) return refused('signature')
  const timestampMs = parseTimestamp(valueOf(pairs, '_timestamp') ?? '', utcOffsetMinutes)
  if (timestampMs === undefined) return refused('timestamp')
  if (!(Math.abs(clock() - timestampMs) <= windowMs)) return refused('clock')
  const fresh = replayStore === undefined || (await isNew(replayStore, signature, timestampMs + windowMs))
  if (fresh === undefined) return refused('store')
  return fresh ? accepted(pairs, timestampMs) : refused('replay')
}
