import { sign } from '@paifang/signer-top'
import { formatDateTime } from '@paifang/wire'
import type { Incoming } from '../gateway/CallEmulation'
import type { Received } from '../http/Received'
import { unsignable, type Rewrite, type Unsent } from '../resend/Rewrite'
import { signMethodOf } from './checkSignature'
import type { TopApp } from './TopApp'

/** Whose a request is to be, and what else it then says. */
export interface Signing {
  readonly app: Pick<TopApp, 'appKey' | 'appSecret'> | undefined
  readonly more: ReadonlyArray<readonly [name: string, text: string]>
}

/** The stamp of now and the signature of a request to what is signed as TOP is. */
export const signAnew = (
  { received, now }: Pick<Incoming<Received>, 'received' | 'now'>,
  { app, more }: Signing,
): Rewrite | Unsent => {
  const method = signMethodOf({ received })
  if (app === undefined)
    return {
      problem: 'app_key: expected one of an application of this emulator',
      zh: 'app_key：应为该仿真器的应用',
    }
  if (method === undefined)
    return { problem: 'sign_method: expected one that can sign', zh: 'sign_method：应为能用来签名的方法' }
  const changed = new Map<string, string>([...more, ['timestamp', formatDateTime(now)]])
  const { sign: _stale, ...params } = Object.fromEntries([...received.params, ...changed])
  try {
    const { appSecret: secret } = app
    changed.set('sign', sign({ params, secret, method, body: received.bodyText }))
  } catch (thrown) {
    return unsignable(thrown)
  }
  return { params: changed }
}
