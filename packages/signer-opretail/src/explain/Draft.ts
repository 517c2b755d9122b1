import { createHmac, hash } from 'node:crypto'
import type { Pair, Pairs } from '@paifang/signing'
import type { DigestMethod } from '../SignMethod'
import type { Difference } from './Explanation'

/** One way to make a signature from the parameters received; a hypothesis is a change of it. */
export interface Draft {
  /** In canonical order. */
  readonly pairs: Pairs
  /** The order they were signed in, when it is another one. */
  readonly order?: (a: Pair, b: Pair) => number
  readonly join: (pairs: Pairs) => string
  readonly head: string
  readonly tail: string
  /** Text to bytes; a string is hashed as UTF-8. */
  readonly encode: (text: string) => string | Buffer
  /** The key when HMAC takes the place of a plain digest. */
  readonly hmacKey?: string
}

export interface Hypothesis {
  readonly difference: Difference
  readonly change: (draft: Draft) => Draft
  /** What it changes: two changes of the same choice exclude each other, two changes of pairs do not. */
  readonly part: 'order' | 'secret' | 'bytes' | 'pairs'
  /** Frequent enough to be tried together with every other one. */
  readonly common?: boolean
}

/** A group of hypotheses about some received parameters. Lazy: the bound on work ends the search at any point. */
export type Hypotheses = Iterable<Hypothesis>

/** The order of the gateway; names are distinct, so none is equal to another. */
export const byCodeUnit = ([a]: Pair, [b]: Pair): number => (a < b ? -1 : 1)

export const draftText = ({ pairs, order, join, head, tail }: Draft): string =>
  head + join(order === undefined ? pairs : [...pairs].sort(order)) + tail

/** The digest of a finished text in upper-case hex. */
export const draftDigest = (text: string, { encode, hmacKey }: Draft, method: DigestMethod): string =>
  hmacKey === undefined
    ? hash(method, encode(text), 'hex').toUpperCase()
    : createHmac(method, hmacKey).update(encode(text)).digest('hex').toUpperCase()
