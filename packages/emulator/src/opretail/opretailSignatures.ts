import { checkParams, explain, sign, verify } from '@paifang/signer-opretail'
import { fieldsOf } from '../gateway/Explained'
import type { Signatures } from '../gateway/Signatures'
import type { OpretailState } from './OpretailState'

const digests = ['md5', 'sha1', 'sha256'] as const

const known = (method: string): (typeof digests)[number] =>
  digests.find((one) => one === method.toLowerCase()) ?? 'md5'

/** Signatures of opretail that a secret makes; those of `rsa` need a key that nobody here has. */
export const opretailSignatures = (apps: OpretailState['apps']): Signatures => ({
  fields: { app: '_akey', operation: '_mt', signature: '_sig', method: '_sm' },
  methods: digests,
  secretOf: (app) => apps.get(app)?.accessSecret,
  problems: checkParams,
  sign: ({ params, secret, method }) => sign({ params, secret, method: known(method) }),
  verify: ({ params, secret, method, signature }) =>
    verify({ params, secret, method: known(method), signature }),
  explain: ({ params, method, secret, signature, nowMs }, operation) =>
    explain({
      received: params,
      secret,
      signature,
      method: known(method),
      fields: fieldsOf(operation),
      otherSecrets: apps
        .values()
        .filter(({ accessSecret }) => accessSecret !== secret)
        .map(({ accessKey, accessSecret }) => ({ name: accessKey, secret: accessSecret })),
      ...(nowMs === undefined ? {} : { nowMs }),
    }),
})
