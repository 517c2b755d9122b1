import { hash } from 'node:crypto'
import { refuseCredentials } from '../credentials'
import type { Callback } from './Callback'

export interface SignCallbackInput extends Omit<Callback, 'top_sign'> {
  /** The app secret. */
  readonly secret: string
}

/**
 * The `top_sign` of a legacy callback: Base64(MD5(top_appkey + top_parameters + top_session + secret)).
 *
 * @throws TypeError for a secret that is empty or has no UTF-8 form
 * @see official Java SDK 2011, TaobaoUtils.verifyTopResponse
 */
export const signCallback = (input: SignCallbackInput): string => {
  const { top_appkey, top_parameters, top_session, secret } = input
  refuseCredentials({ method: 'md5', secret })
  return hash('md5', top_appkey + top_parameters + top_session + secret, 'base64')
}
