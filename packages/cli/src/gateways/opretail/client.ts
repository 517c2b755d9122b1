import { createOpretailClient } from '@paifang/gateway-opretail'
import type { GatewayModule } from '../GatewayModule'

const digests = ['md5', 'sha1', 'sha256'] as const

export const createClient: GatewayModule['createClient'] = ({ account, signMethod: named, ...request }) => {
  const { accessKey = '', accessSecret = '', applicationId = '', session } = account
  const signMethod = digests.find((digest) => digest === named)
  if (named !== undefined && signMethod === undefined)
    throw new TypeError(`signMethod: opretail takes ${digests.join(', ')} with a secret, not ${named}`)
  const client = createOpretailClient({
    ...request,
    accessKey,
    accessSecret,
    applicationId,
    ...(session === undefined ? {} : { session }),
    ...(signMethod === undefined ? {} : { signMethod }),
  })
  return client as unknown as ReturnType<GatewayModule['createClient']>
}
