/** What calls of an operation are expected to be like. */
export interface Expectation<I> {
  /** Exactly so many; default: at least one. */
  readonly times?: number
  /** Members the input must have, however deep; or a function that judges it. */
  readonly input?: DeepPartial<I> | ((input: I) => boolean)
  /** Only calls that ended so; default: any. */
  readonly outcome?: 'answered' | 'refused' | 'fault'
}

export type DeepPartial<A> = A extends object ? { readonly [K in keyof A]?: DeepPartial<A[K]> } : A
