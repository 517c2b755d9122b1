import type { Conventions } from '../shape/Conventions'

/** @see opretail public request parameters, doc 743. */
export const opretailConventions: Conventions = {
  trustsExamples: true,
  nestsJson: true,
  sentByClient: [
    '_aid',
    '_akey',
    '_format',
    '_mt',
    '_nonce',
    '_requestMode',
    '_sig',
    '_sm',
    '_timestamp',
    '_version',
  ],
}
