import { createQimenClient } from '@paifang/gateway-qimen'
import { isSignMethod } from '@paifang/signer-top'
import type { GatewayModule } from '../GatewayModule'

export const createClient: GatewayModule['createClient'] = ({ account, signMethod, ...request }) => {
  const { appKey = '', appSecret = '', session, customerId } = account
  if (signMethod !== undefined && !isSignMethod(signMethod))
    throw new TypeError(`signMethod: Qimen has no ${signMethod}`)
  const client = createQimenClient({
    ...request,
    appKey,
    appSecret,
    ...(session === undefined ? {} : { session }),
    ...(customerId === undefined ? {} : { customerId }),
    ...(signMethod === undefined ? {} : { signMethod }),
  })
  return client as unknown as ReturnType<GatewayModule['createClient']>
}
