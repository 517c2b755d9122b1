/** Something in a document that stops it from becoming a spec, and where. */
export interface Problem {
  /** The file, method and field, outermost first. */
  readonly at: ReadonlyArray<string>
  readonly message: string
  /** The same in Chinese, where it is no matter of one document. */
  readonly zh?: string
}

export const problem = (at: ReadonlyArray<string>, message: string, zh?: string): Problem => ({
  at,
  message,
  ...(zh === undefined ? {} : { zh }),
})

/** A problem whose sentence there is in both languages. */
export const problemOf = (at: ReadonlyArray<string>, { en, zh }: Sentence): Problem => problem(at, en, zh)

export interface Sentence {
  readonly en: string
  readonly zh: string
}

/** One line: `trade.json > taobao.trade.get > request.fields: message`. */
export const describeProblem = ({ at, message }: Problem): string =>
  at.length === 0 ? message : `${at.join(' > ')}: ${message}`

/** The same in a language, as far as there is a sentence in it. */
export const describeProblemIn =
  (lang: 'en' | 'zh') =>
  ({ at, message, zh }: Problem): string =>
    lang === 'zh' && zh !== undefined ? [...at, zh].join('：') : describeProblem({ at, message })
