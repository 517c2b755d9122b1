/** One way in which the text that was signed may differ from the text that was sent, for any parameter. */
export interface ValueRule {
  readonly name: string
  /** What was signed in place of `text`; `undefined` (or the same text) where the rule does not apply. */
  readonly signedAs: ReadonlyArray<(text: string, name: string) => string | undefined>
  /** A sentence about `subject`, such as `The value of orgid`. */
  readonly en: (subject: string) => string
  readonly zh: (subject: string) => string
  /** How many of `signedAs`, from the first, are frequent enough to be tried together with other differences. */
  readonly common: number
}
