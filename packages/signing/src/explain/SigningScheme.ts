import type { CanonicalForm } from '../canonicalise'
import type { DigestForm } from './DigestForm'
import type { ReadSignature } from './readSignature'
import type { Rule } from './Rule'

/** A parameter that holds the moment of the call. */
export interface TimestampField {
  readonly field: string
  /** The form for people: `yyyy-MM-dd HH:mm:ss`. */
  readonly form: string
  /** Epoch milliseconds; `undefined` for text that the gateway cannot read. */
  readonly parse: (text: string) => number | undefined
  /** What the gateway forgives on either side, in milliseconds. */
  readonly toleranceMs: number
}

/** What a signer tells the engine: all that is the gateway's own, and nothing that is searched or worded. */
export interface SigningScheme {
  readonly canonical: CanonicalForm
  readonly methodField: string
  /** The digest of each sign method, by its spelling on the wire. */
  readonly methods: Readonly<Record<string, DigestForm>>
  /** What the gateway takes for a call that names no method. Default: the first one with the length of the signature. */
  readonly defaultMethod?: string
  /** The method that a text of `methodField` names, read as the gateway reads it; `undefined` when it names none. */
  readonly methodNamed: (text: string) => string | undefined
  /** How a method makes the signature, for people; `‹secret›` in place of the secret. Default: hex of its digest. */
  readonly formulas?: Readonly<Record<string, string>>
  readonly timestamp: TimestampField
  /** Whether a parameter is the gateway's own, not the operation's. */
  readonly isSystem: (name: string) => boolean
  /** The gateway's own names that a call may have. */
  readonly systemFields: ReadonlyArray<string>
  /** Values that a client may sign by default and then not send. */
  readonly usualValues: ReadonlyArray<readonly [name: string, text: string]>
  /** Whether a received object stands for its JSON text; if not, the request cannot be read. */
  readonly readsObjects: boolean
  /** What is shown in place of a value that may not be shown; `undefined`: the value is shown. */
  readonly hidden: (name: string, text: string) => string | undefined
  /** Rules of this gateway alone, tried after the others. */
  readonly rules?: ReadonlyArray<Rule>
  /** Reads a signature that is no digest, such as one of RSA; `undefined`: it is read as hex or Base64. */
  readonly readSignature?: (signature: string) => ReadSignature | undefined
  /** Whether a signature by that method can be read with a public key only, which was not given. Default: none. */
  readonly needsKey?: (method: string) => boolean
}
