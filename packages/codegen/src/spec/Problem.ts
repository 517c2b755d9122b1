/** Something in a document that stops it from becoming a spec, and where. */
export interface Problem {
  /** The file, method and field, outermost first. */
  readonly at: ReadonlyArray<string>
  readonly message: string
}

export const problem = (at: ReadonlyArray<string>, message: string): Problem => ({ at, message })

/** One line: `trade.json > taobao.trade.get > request.fields: message`. */
export const describeProblem = ({ at, message }: Problem): string =>
  at.length === 0 ? message : `${at.join(' > ')}: ${message}`
