import { createTopClient } from '@paifang/gateway-top'
import { isSignMethod } from '@paifang/signer-top'
import type { GatewayModule } from '../GatewayModule'

export const createClient: GatewayModule['createClient'] = ({ account, signMethod, ...request }) => {
  const { appKey = '', appSecret = '', session } = account
  if (signMethod !== undefined && !isSignMethod(signMethod))
    throw new TypeError(`signMethod: TOP has no ${signMethod}`)
  const client = createTopClient({
    ...request,
    appKey,
    appSecret,
    ...(session === undefined ? {} : { session }),
    ...(signMethod === undefined ? {} : { signMethod }),
  })
  return client as unknown as ReturnType<GatewayModule['createClient']>
}
