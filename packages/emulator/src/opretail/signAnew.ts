import { isSignMethod, sign } from '@paifang/signer-opretail'
import { formatCompactDateTime } from '@paifang/wire'
import type { Incoming } from '../gateway/CallEmulation'
import { param, type Received } from '../http/Received'
import { unsignable, type Rewrite, type Unsent } from '../resend/Rewrite'
import type { OpretailApp } from './OpretailApp'
import { signMethodOf } from './checkSignature'

/** Whose a request is to be, and what else it then says. */
export interface Signing {
  readonly app: Pick<OpretailApp, 'accessSecret'> | undefined
  readonly more: ReadonlyArray<readonly [name: string, text: string]>
  readonly headers: ReadonlyMap<string, string>
}

/** The stamp of now and the signature; a nonce where nothing else would tell it from the request before. */
export const signAnew = (
  { received, now, context }: Incoming<Received>,
  { app, more, headers }: Signing,
): Rewrite | Unsent => {
  const method = signMethodOf({ received })
  if (app === undefined)
    return {
      problem: '_akey: expected one of an application of this emulator',
      zh: '_akey：应为该仿真器的应用',
    }
  // Of rsa only the owner has what signs.
  if (!isSignMethod(method) || method === 'rsa')
    return {
      problem: '_sm: expected a digest that this emulator can make',
      zh: '_sm：应为该仿真器能计算的摘要算法',
    }
  const stamp = formatCompactDateTime(now)
  const needsNonce = received.params.has('_nonce') || param(received, '_timestamp') === stamp
  const changed = new Map<string, string>([
    ...more,
    ['_timestamp', stamp],
    ...(needsNonce ? [['_nonce', context.random.letters(16)] as const] : []),
  ])
  const { _sig: _stale, ...params } = Object.fromEntries([...received.params, ...changed])
  try {
    changed.set('_sig', sign({ params, method, secret: app.accessSecret }))
  } catch (thrown) {
    return unsignable(thrown)
  }
  return { params: changed, headers }
}
