import type { Priority, RateLimit } from './LimitStore'

/** The state of a token bucket. Times are milliseconds of its store's clock. `redis/takeScript.ts` says the same in Lua. */
export interface Bucket {
  readonly tokens: number
  readonly atMs: number
  /** How much of the rate is used since `factorMs`, after the gateway throttled; every minute gives a twentieth back. */
  readonly factor: number
  readonly factorMs: number
  /** Half the rate until then. */
  readonly halfMs: number
  /** When the bulk call that was refused last is to ask again: the next one asks a token later. */
  readonly promisedMs: number
  /** Until when an interactive call is known to wait, somewhere. */
  readonly interactiveMs: number
  /** Until when a bulk call is known to wait, somewhere. */
  readonly bulkMs: number
  /** Interactive calls that went while a bulk one waited. */
  readonly inRow: number
}

/** Of four tokens that both want, bulk gets one. */
const interactiveInRow = 3
/** How long a waiting call is remembered beyond the time at which it is to ask again. */
const lateMs = 1_000
/** Less than any token, more than what arithmetic loses. */
const dust = 1e-6

export const fullBucket = ({ burst }: RateLimit, nowMs: number): Bucket => ({
  tokens: burst,
  atMs: nowMs,
  factor: 1,
  factorMs: nowMs,
  halfMs: 0,
  promisedMs: 0,
  interactiveMs: 0,
  bulkMs: 0,
  inRow: 0,
})

const factorAt = ({ factor, factorMs }: Bucket, nowMs: number): number =>
  Math.min(1, factor + 0.05 * Math.floor((nowMs - factorMs) / 60_000))

/** Tokens a second at this time; adapted, but never below one a second, or the limit where that is less. */
const rateAt = (bucket: Bucket, { perSecond }: RateLimit, nowMs: number): number =>
  Math.max(Math.min(1, perSecond), perSecond * factorAt(bucket, nowMs) * (nowMs < bucket.halfMs ? 0.5 : 1))

const tokensAt = (bucket: Bucket, limit: RateLimit, nowMs: number): number =>
  Math.min(
    limit.burst,
    bucket.tokens + (Math.max(0, nowMs - bucket.atMs) / 1000) * rateAt(bucket, limit, nowMs),
  )

/** One token less. Every member by its name: copying them all at once costs a call as much as all else here. */
const taken = (
  { factor, factorMs, halfMs, promisedMs, interactiveMs, bulkMs, inRow }: Bucket,
  {
    tokens,
    atMs,
    isBulk,
    otherWaits,
  }: Pick<Bucket, 'tokens' | 'atMs'> & { readonly isBulk: boolean; readonly otherWaits: boolean },
): Bucket => ({
  tokens: tokens - 1,
  atMs,
  factor,
  factorMs,
  halfMs,
  promisedMs,
  interactiveMs: isBulk ? interactiveMs : 0,
  bulkMs: isBulk ? 0 : bulkMs,
  inRow: !isBulk && otherWaits ? inRow + 1 : 0,
})

/** Asks for one token: the bucket afterwards, and how long to wait before asking again; 0: here it is. `draw`: from 0 up to 1. */
export const askBucket = (
  bucket: Bucket,
  limit: RateLimit,
  priority: Priority,
  nowMs: number,
  draw: number,
): { readonly bucket: Bucket; readonly waitMs: number } => {
  const tokens = tokensAt(bucket, limit, nowMs)
  const isBulk = priority === 'bulk'
  const otherWaits = (isBulk ? bucket.interactiveMs : bucket.bulkMs) > nowMs
  const isBulksTurn = bucket.inRow >= interactiveInRow
  const hasTurn = !otherWaits || tokens >= 2 || isBulk === isBulksTurn
  const atMs = Math.max(bucket.atMs, nowMs)
  if (tokens >= 1 - dust && hasTurn)
    return { bucket: taken(bucket, { tokens, atMs, isBulk, otherWaits }), waitMs: 0 }
  const tokenMs = 1000 / rateAt(bucket, limit, nowMs)
  const nextMs = tokens >= 1 - dust ? tokenMs : (1 - tokens) * tokenMs
  if (!isBulk)
    return { bucket: { ...bucket, tokens, atMs, interactiveMs: nowMs + nextMs + lateMs }, waitMs: nextMs }
  // All that wait for their turn beside interactive calls draw lots: told in order, the same one could miss it for ever.
  if (otherWaits) {
    const waitMs = nextMs + draw * 2 * tokenMs
    return { bucket: { ...bucket, tokens, atMs, bulkMs: nowMs + waitMs + lateMs }, waitMs }
  }
  const promisedMs = Math.max(bucket.promisedMs, nowMs + nextMs - tokenMs) + tokenMs
  return {
    bucket: { ...bucket, tokens, atMs, promisedMs, bulkMs: promisedMs + lateMs },
    waitMs: promisedMs - nowMs,
  }
}

/** A token that was not used. */
export const giveBack = (bucket: Bucket, { burst }: RateLimit): Bucket => ({
  ...bucket,
  tokens: Math.min(burst, bucket.tokens + 1),
})

/** The gateway throttled and named no time. */
export const slowDown = (bucket: Bucket, limit: RateLimit, nowMs: number): Bucket => ({
  ...bucket,
  tokens: tokensAt(bucket, limit, nowMs),
  atMs: Math.max(bucket.atMs, nowMs),
  factor: factorAt(bucket, nowMs) * 0.7,
  factorMs: nowMs,
})

/** A ban is over: the platform's own window may be longer than it said. */
export const halve = (bucket: Bucket, limit: RateLimit, nowMs: number): Bucket => ({
  ...bucket,
  tokens: tokensAt(bucket, limit, nowMs),
  atMs: Math.max(bucket.atMs, nowMs),
  halfMs: nowMs + 60_000,
})
