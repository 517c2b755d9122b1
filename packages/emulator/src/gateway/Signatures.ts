import type { Explanation, Issue } from '@paifang/signing'
import type { AnyOperation } from '../call/Operations'

/** A request to sign, verify or explain; texts as they were sent, without the signature. */
export interface SignedTexts {
  readonly params: Readonly<Record<string, string>>
  /** A raw body that is signed with them. */
  readonly body?: string
  readonly secret: string
  /** One of `methods`. */
  readonly method: string
}

/** How a gateway signs, for those who ask about a request that was sent to nobody. */
export interface Signatures {
  /** Parameters that hold the application, the operation, the signature, and how it is made. */
  readonly fields: {
    readonly app: string
    readonly operation: string
    readonly signature: string
    readonly method: string
  }
  /** The first is what a request means that names none. */
  readonly methods: ReadonlyArray<string>
  readonly secretOf: (app: string) => string | undefined
  /** What cannot be signed. */
  readonly problems: (params: Readonly<Record<string, string>>) => ReadonlyArray<Issue>
  readonly sign: (texts: SignedTexts) => string
  readonly verify: (texts: SignedTexts & { readonly signature: string }) => boolean
  /** `nowMs`: when it came; absent: the clock is not looked at. */
  readonly explain: (
    texts: SignedTexts & { readonly signature: string; readonly nowMs?: number },
    operation: AnyOperation | undefined,
  ) => Explanation
}
