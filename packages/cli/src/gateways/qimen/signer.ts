import type { GatewaySigner } from '../GatewaySigner'
import { signer as top } from '../top/signer'

/** TOP's signature, the body behind the parameters; a request that names no method is signed with md5. */
export const signer: GatewaySigner = {
  ...top,
  methods: ['md5', 'hmac', 'hmac-sha256'],
  owns: (params) => 'customerId' in params,
}
