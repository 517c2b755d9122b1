import type { Sides } from './Sides'
import type { DifferenceName } from './sentences'

/** One difference between how a signature was made and how the gateway makes it. Holds no secret and no value. */
export interface Difference {
  /** Stable name for programs, the same for every gateway, such as `sorted-by-locale`. */
  readonly name: DifferenceName
  /** The parameter concerned, when the difference lies in one parameter; for another app's secret, that app. */
  readonly field?: string
  /** Which of several ways, where there are some: the digest that was used, the style of a JSON text. */
  readonly detail?: string
  readonly en: string
  readonly zh: string
}

/**
 * Why a signature is wrong, as data to render. It never holds the secret, a session, or a signature: everything in it
 * may be logged.
 */
export interface Explanation {
  /** Whether `differences` account for the signature: `false` exactly when `name` is `none`. */
  readonly matched: boolean
  /** `right` (nothing differs), `none` (nothing known explains it), or the names of the differences joined by ` + `. */
  readonly name: string
  /** All of them together explain the signature: none, one or two, and what its writing alone shows. */
  readonly differences: ReadonlyArray<Difference>
  /**
   * Other single differences that make the same signature, each in place of the last of `differences`: what happened is
   * one of them, and nothing received tells which. The likeliest is the one in `differences`.
   */
  readonly alternatives: ReadonlyArray<Difference>
  /** The answer in one or two sentences. */
  readonly en: string
  readonly zh: string
  /** What the gateway hashes for the parameters received, secret and sensitive values replaced by `‹…›`. */
  readonly stringToSign: string
  /** What the gateway and what the client hashed, piece by piece, with what differs. */
  readonly sides: Sides
  /** How `stringToSign` becomes the signature, such as `MD5(stringToSign), upper-case hex`. */
  readonly formula: string
  /** `false` when the budget was spent before every known difference, and every couple of common ones, was tried. */
  readonly complete: boolean
}
