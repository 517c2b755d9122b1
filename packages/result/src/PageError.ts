/** Paging cannot go on without a hole: whoever asked for the pages must act. What was handed out before it is right. */
export interface PageError {
  readonly _tag: 'PageError'
  /** Wire name of the operation that pages. */
  readonly method: string
  /**
   * `truncated`: the platform holds more rows than it hands out, ask for a smaller window; `not-advancing`: a page was
   * the one before it again; `rows-not-found`: an answer holds no list where the operation says that rows are.
   */
  readonly reason: 'truncated' | 'not-advancing' | 'rows-not-found'
  /** The page at which it stopped, as it was asked for: `12`, a cursor, the end of a window. */
  readonly page?: string
  /** Rows that were handed out before it. */
  readonly rows?: number
  /** Rows that the platform says there are. */
  readonly total?: number
  /** Where rows were expected: `result.list`. */
  readonly path?: string
  /** Where the answer has lists instead. */
  readonly lists?: ReadonlyArray<string>
  readonly requestId?: string
}
