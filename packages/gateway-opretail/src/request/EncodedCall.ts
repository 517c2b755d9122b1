import type { Pairs } from '@paifang/signer-opretail'
import type { OpretailTemplate } from './OpretailTemplate'

/** How the business parameters travel: as signed form or query parameters, or as an unsigned JSON body. */
export type Carriage = 'form' | 'json'

export type Verb = 'GET' | 'POST' | 'PUT' | 'DELETE'

/** What all attempts of one call share: everything but time, credentials, token and signature. */
export interface EncodedCall {
  readonly url: string
  readonly method: string
  readonly version: string
  readonly verb: Verb
  /** Business parameters that are signed; none in JSON mode. */
  readonly pairs: Pairs
  /** What calls with these parameters share. */
  readonly template: OpretailTemplate
  /** The JSON body; `undefined` in form mode. */
  readonly json: string | undefined
}
