import {
  inboundVerifiers,
  refuse,
  type InboundAccepted,
  type InboundVerifiers,
  type VerifyInboundInput as InboundInput,
} from '@paifang/signing'
import { refuseCredentials } from '../credentials'
import { charsetOf } from './Charset'
import type { InboundRequest } from './InboundRequest'
import {
  inboundScheme,
  inboundSignature,
  inboundText,
  type InboundPolicy,
  type TopInboundRefused,
} from './inboundScheme'

export type TopInboundResult = InboundAccepted | TopInboundRefused

/** One call, and how it is judged at once. */
export type VerifyInboundInput = InboundInput<InboundPolicy, InboundRequest>

/**
 * Checks of calls to your server (SPI).
 *
 * @see official Java SDK 20210623, SpiUtils
 */
export const {
  verifyInbound,
  createInboundVerifier,
  createInboundJudge,
}: InboundVerifiers<InboundPolicy, InboundRequest, TopInboundRefused> = inboundVerifiers(inboundScheme)

export interface SignInboundInput {
  /** Text parameters: those of the query, of the headers named in `top-sign-list`, and of a form. `sign` is left out. */
  readonly params: Readonly<Record<string, string>>
  /** The app secret. */
  readonly secret: string
  /** The raw body of a request that is no form. Default: none. */
  readonly body?: Uint8Array | string | undefined
  /** The charset of the request. Default: `UTF-8`. */
  readonly charset?: string
}

/**
 * The `sign` that TOP puts on a call to your server (SPI): for tests of a receiver, and for emulators. Not the scheme of
 * calls to TOP: always md5, and empty values are signed.
 *
 * @throws TypeError for a secret that cannot sign, or a charset other than UTF-8 and GBK
 * @see official Java SDK 20210623, SpiUtils
 */
export const signInbound = ({ params, secret, body = '', charset = 'UTF-8' }: SignInboundInput): string => {
  refuseCredentials({ method: 'md5', secret })
  const found = charsetOf(`;charset=${charset}`) ?? refuse('charset', 'UTF-8 or GBK')
  const pairs = Object.entries(params).filter(([name]) => name !== 'sign')
  return inboundSignature(inboundText(pairs, body, found), secret, found)
}
