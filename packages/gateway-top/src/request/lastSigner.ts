import { createSigner, type Signer, type SignMethod } from '@paifang/signer-top'

/**
 * The signer of a secret, prepared once: what a secret comes from is asked for each attempt, but seldom has another one.
 *
 * @throws TypeError for a secret that cannot sign
 */
export const lastSigner = (method: SignMethod): ((secret: string) => Signer) => {
  let lastSecret: string | undefined
  let signer: Signer | undefined
  return (secret) => {
    if (signer === undefined || secret !== lastSecret) {
      signer = createSigner({ secret, method })
      lastSecret = secret
    }
    return signer
  }
}
