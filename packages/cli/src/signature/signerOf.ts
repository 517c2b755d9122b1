import type * as TopSigner from '@paifang/signer-top'
import { UsageError } from '../UsageError'
import type { SignedRequest } from './readRequest'

/** The two signers agree in names; what differs is which methods each accepts. */
export const signerOf = ({ gateway, method }: SignedRequest): typeof TopSigner => {
  const signer =
    gateway === 'top'
      ? (require('@paifang/signer-top') as typeof TopSigner)
      : (require('@paifang/signer-opretail') as unknown as typeof TopSigner)
  if (!(signer.signMethods as ReadonlyArray<string>).includes(method))
    throw new UsageError({
      en: `${gateway} has no sign method "${method}"; it has ${signer.signMethods.join(', ')}`,
      zh: `${gateway} 没有签名方法 "${method}",可用：${signer.signMethods.join('、')}`,
    })
  return signer
}
