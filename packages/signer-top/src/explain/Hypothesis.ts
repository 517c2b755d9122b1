import type { Pairs } from '@paifang/signing'
import type { SignMethod } from '../SignMethod'
import type { Story } from './Story'

/** A secret of another app, under a name that may be shown (never the secret itself). */
export interface NamedSecret {
  readonly name: string
  readonly secret: string
}

/** A file part that was received, with the texts a careless client may have signed for it. */
export interface FileField {
  readonly name: string
  readonly texts: ReadonlyArray<string>
}

/** What hypotheses may look at. */
export interface Context {
  /** Every text received but `sign`, blank ones too, in the order received. */
  readonly received: Pairs
  readonly files: ReadonlyArray<FileField>
  /** Names that the call may have had: system parameters and the fields of the operation. */
  readonly knownFields: ReadonlyArray<string>
  /** Texts of a `sign` that was received beside the signature to explain. */
  readonly staleSignatures: ReadonlyArray<string>
  readonly otherSecrets: ReadonlyArray<NamedSecret>
  readonly method: SignMethod
  readonly secret: string
  readonly body: string
}

/** One way to be wrong. */
export interface Change {
  readonly field?: string
  /** Whether it is worth trying together with another change. */
  readonly broad?: boolean
  readonly apply: (story: Story) => Story
}

export type Kind = 'params' | 'order' | 'join' | 'body' | 'encode' | 'secret' | 'digest'

/** A sentence about one field, or about all of them. */
export type Say = (field: string | undefined) => string

export interface Hypothesis {
  readonly name: string
  readonly kind: Kind
  readonly en: Say
  readonly zh: Say
  readonly changes: (context: Context) => Iterable<Change>
}
