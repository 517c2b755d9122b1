/** One difference between how a signature was made and how the gateway makes it. Holds no secret and no value. */
export interface Difference {
  /** Stable name for programs, such as `sorted-by-locale`. */
  readonly name: string
  /** The parameter concerned, when the difference lies in one parameter; for another app's secret, that app. */
  readonly field?: string
  readonly en: string
  readonly zh: string
}

/**
 * Why a signature is wrong, as data to render. It never holds the secret, a token, or a signature: everything in it
 * may be logged.
 */
export interface Explanation {
  /** Whether `differences` account for the signature: `false` exactly when `name` is `none`. */
  readonly matched: boolean
  /** `right` (nothing differs), `none` (nothing known explains it), or the names of the differences joined by ` + `. */
  readonly name: string
  /** All of them together explain the signature. None when it is right, or when nothing known explains it. */
  readonly differences: ReadonlyArray<Difference>
  /** The answer in one or two sentences. */
  readonly en: string
  readonly zh: string
  /** What the gateway hashes for the parameters received, secret and business values replaced by `‹…›`. */
  readonly stringToSign: string
  /** How `stringToSign` becomes the signature, such as `MD5(stringToSign), upper-case hex`. */
  readonly formula: string
  /** `false` when the bound on work ended the search before every known difference was tried. */
  readonly complete: boolean
}
