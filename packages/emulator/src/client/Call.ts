import type { Entry } from '../journal/Entry'

/** One call of an operation as a test looks at it. */
export interface Call<I> {
  /** The decoded input; `undefined` when the call was refused before it could be read. Not enumerable: printing hides it. */
  readonly input: I | undefined
  readonly outcome: Entry['outcome']
  /** The refusal's code, when there was one. */
  readonly code?: number
  readonly app: string
  /** Session or token. Not enumerable. */
  readonly session: string | undefined
  /** Epoch ms on the virtual clock. */
  readonly at: number
  readonly requestId?: string
}
