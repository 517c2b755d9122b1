import type { Pairs } from '../Params'
import type { Detail, DifferenceName } from './sentences'
import type { NamedSecret } from './ExplainOptions'
import type { SigningScheme } from './SigningScheme'
import type { SigningVariant } from './SigningVariant'

/** A file part that was received, with the texts a careless client may have signed for it. */
export interface FileField {
  readonly name: string
  readonly texts: ReadonlyArray<string>
}

/** What rules may look at. */
export interface Context {
  readonly scheme: SigningScheme
  /** Every text received but the signature, blank ones too, in the order received. */
  readonly received: Pairs
  readonly files: ReadonlyArray<FileField>
  /** Names that the call may have had: those of the gateway and the fields of the operation. */
  readonly knownFields: ReadonlyArray<string>
  /** Texts of a signature that was received beside the one to explain. */
  readonly staleSignatures: ReadonlyArray<string>
  /** The signature that a variant makes; what stands for it, where the text is to be shown. */
  readonly sign: (variant: SigningVariant) => string
  readonly otherSecrets: ReadonlyArray<NamedSecret>
  /** The method that should have signed. */
  readonly method: string
  readonly secret: string
  readonly body: string
  /** Hex digits of the signature to explain: digests of another length need no try. */
  readonly hexLength: number
  /** Whether the signature itself tells its method, as one of RSA does. */
  readonly methodIsCertain: boolean
  /**
   * Takes work from the budget before it is done, in characters read. `false`: there is none left for it, and the rule
   * has to go on without.
   */
  readonly spend: (characters: number) => boolean
}

/** One way to be wrong. */
export interface Change {
  readonly field?: string
  /** Which of several ways, where the sentence says it. */
  readonly detail?: Detail
  readonly apply: (variant: SigningVariant) => SigningVariant
}

/** What a change concerns: two of one kind exclude each other, but for two of `params` in different fields. */
export type Kind = 'params' | 'order' | 'join' | 'body' | 'bytes' | 'secret' | 'digest'

export interface Rule {
  readonly name: DifferenceName
  readonly kind: Kind
  /**
   * How many of its changes, from the first, are common enough to be tried together with a change of another rule. Each
   * of them multiplies the search. Default: none.
   */
  readonly common?: number
  readonly changes: (context: Context) => Iterable<Change>
}
