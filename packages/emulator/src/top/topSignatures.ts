import {
  checkParams,
  explain,
  isSignMethod,
  sign,
  signMethods,
  verify,
  type SignMethod,
} from '@paifang/signer-top'
import { fieldsOf, sensitiveNames } from '../gateway/Explained'
import type { Signatures } from '../gateway/Signatures'
import type { Table } from '../state/Tables'
import { explainBudget } from './explainTop'

const known = (method: string): SignMethod => (isSignMethod(method) ? method : 'md5')

/** Signatures of TOP, and of Qimen, which are made in the same way. */
export const topSignatures = (
  apps: Pick<Table<{ readonly appKey: string; readonly appSecret: string }>, 'get' | 'values'>,
): Signatures => ({
  fields: { app: 'app_key', operation: 'method', signature: 'sign', method: 'sign_method' },
  // The oldest is the only one that a request of an old client does not name.
  methods: ['md5', ...signMethods.filter((method) => method !== 'md5')],
  secretOf: (app) => apps.get(app)?.appSecret,
  problems: checkParams,
  sign: ({ method, ...texts }) => sign({ ...texts, method: known(method) }),
  verify: ({ method, ...texts }) => verify({ ...texts, method: known(method) }),
  explain: ({ params, method, secret, ...texts }, operation) =>
    explain({
      ...texts,
      received: params,
      secret,
      method: known(method),
      fields: fieldsOf(operation),
      sensitive: sensitiveNames(operation),
      otherSecrets: apps
        .values()
        .filter(({ appSecret }) => appSecret !== secret)
        .map(({ appKey, appSecret }) => ({ name: appKey, secret: appSecret })),
      budget: explainBudget,
    }),
})
