import type { Pairs, SignMethod } from '@paifang/signer-opretail'

export interface PublicParams {
  /** `_aid`. */
  readonly applicationId: string
  /** `_akey`; left out under `rsa`, whose requests name no key. */
  readonly accessKey?: string | undefined
  /** `_mt`. */
  readonly method: string
  /** `_sm`. */
  readonly signMethod: SignMethod
  /** `_requestMode`: the verb that is used, in upper case. */
  readonly verb: string
  /** `_version`. */
  readonly version: string
  /** `_format`. */
  readonly format?: string | undefined
}

/**
 * The gateway's own parameters that do not change between calls of an operation: all but `_timestamp`, `_nonce` and
 * `_sig`. All of them are signed.
 *
 * @see opretail public request parameters, doc 743; `_nonce`: ovopark/dc-apigateway-sdk
 */
export const publicParams = (given: PublicParams): Pairs => [
  ['_aid', given.applicationId],
  ...optional('_akey', given.accessKey),
  ...optional('_format', given.format),
  ['_mt', given.method],
  ['_requestMode', given.verb],
  ['_sm', given.signMethod],
  ['_version', given.version],
]

const optional = (name: string, text: string | undefined): Pairs => (text === undefined ? [] : [[name, text]])
