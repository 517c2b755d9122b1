import {
  canonicalise,
  checkParams,
  explain,
  isSignMethod,
  secretWarnings,
  sign,
  signMethods,
  stringToSign,
  verify,
  type SignMethod,
} from '@paifang/signer-opretail'
import type { GatewaySigner } from '../GatewaySigner'

const known = (method: string): SignMethod => {
  if (isSignMethod(method)) return method
  throw new TypeError(`method: expected one of ${signMethods.join(', ')}`)
}

/** For `rsa` the secret is a key: the private one signs, the public one verifies. */
export const signer: GatewaySigner = {
  methods: signMethods,
  fields: { signature: '_sig', method: '_sm' },
  owns: (params) => '_mt' in params || '_sig' in params || '_akey' in params,
  checkParams,
  secretWarnings,
  sign: ({ params, method: named, secret }) => {
    const method = known(named)
    return sign(method === 'rsa' ? { params, method, privateKey: secret } : { params, method, secret })
  },
  verify: ({ params, method: named, secret, signature }) => {
    const method = known(named)
    const request = { params, signature }
    return verify(
      method === 'rsa' ? { ...request, method, publicKey: secret } : { ...request, method, secret },
    )
  },
  explain: ({ params, method: named, secret, body: _unsigned, ...rest }) => {
    const received = { ...rest, received: params }
    const request = named === undefined ? received : { ...received, method: known(named) }
    const isRsa = (named ?? params['_sm']) === 'rsa'
    return explain(isRsa ? { ...request, publicKey: secret } : { ...request, secret })
  },
  signedText: ({ params, method }) => {
    const text = stringToSign(canonicalise(params))
    return method === 'rsa' ? text : `‹secret›${text}‹secret›`
  },
}
