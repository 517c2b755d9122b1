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
} from '@paifang/signer-top'
import type { GatewaySigner } from '../GatewaySigner'

const known = (method: string): SignMethod => {
  if (isSignMethod(method)) return method
  throw new TypeError(`method: expected one of ${signMethods.join(', ')}`)
}

export const signer: GatewaySigner = {
  methods: signMethods,
  fields: { signature: 'sign', method: 'sign_method' },
  // What names a customer is Qimen's.
  owns: (params) => ('app_key' in params || 'sign_method' in params) && !('customerId' in params),
  checkParams,
  secretWarnings,
  sign: ({ method, ...request }) => sign({ ...request, method: known(method) }),
  verify: ({ method, ...request }) => verify({ ...request, method: known(method) }),
  explain: ({ method, params, ...request }) =>
    explain({
      ...request,
      received: params,
      ...(method === undefined ? {} : { method: known(method) }),
    }),
  signedText: ({ params, method, body }) => {
    const text = stringToSign(canonicalise(params), body)
    return method === 'md5' ? `‹secret›${text}‹secret›` : text
  },
}
