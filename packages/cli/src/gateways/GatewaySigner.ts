import type { Explanation, Issue, Params, SecretWarning } from '@paifang/signing'

/** A request to sign. */
export interface SignRequest {
  /** Without the signature. */
  readonly params: Params
  readonly secret: string
  /** One of the signer's methods. */
  readonly method: string
  /** A raw body that is signed with the parameters. */
  readonly body?: string
}

export interface VerifyRequest extends SignRequest {
  /** The signature received. */
  readonly signature: string
}

export interface ExplainRequest extends Omit<VerifyRequest, 'method'> {
  /** One of the signer's methods. Default: what the parameters name, whatever it is. */
  readonly method?: string
  /** When the request was sent, in epoch milliseconds, to check its timestamp. Default: not checked. */
  readonly nowMs?: number
}

/** A gateway's signature, as the command line makes, checks and explains it. */
export interface GatewaySigner {
  /** The first is what a request means that names none. */
  readonly methods: ReadonlyArray<string>
  /** Parameters that hold the signature and the method. */
  readonly fields: { readonly signature: string; readonly method: string }
  /** Whether a request with these parameters is the gateway's; asked where nobody names one. */
  readonly owns: (params: Params) => boolean
  readonly checkParams: (params: Params) => ReadonlyArray<Issue>
  readonly secretWarnings: (secret: string) => ReadonlyArray<SecretWarning>
  readonly sign: (request: SignRequest) => string
  readonly verify: (request: VerifyRequest) => boolean
  readonly explain: (request: ExplainRequest) => Explanation
  /** What is hashed for texts as they are shown, `‹secret›` in place of the secret. */
  readonly signedText: (request: Omit<SignRequest, 'secret'>) => string
}
