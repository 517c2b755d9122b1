import type { Table } from '../measure/Table'

/** What signing costs over hashing the finished text once. */
export const signTable = (
  set: string,
  atMost: { readonly md5: number; readonly sha256?: number },
): Table => ({
  name: `sign-${set.replace(/\W+/g, '-')}`,
  title: `Signing, ${set}`,
  module: 'sign',
  cells: [
    'bare md5',
    'signer-top md5',
    'signer-top hmac',
    'signer-top hmac-sha256',
    'signer-top sign() md5',
    'signer-top plan md5',
    'signer-top plan hmac-sha256',
    'signer-opretail md5',
    'signer-opretail sha1',
    'signer-opretail plan md5',
    'by hand (createHash)',
  ].map((cell) => `${cell}, ${set}`),
  baseline: `bare md5, ${set}`,
  count: 20_000,
  goals: [
    { goal: 'P3', figure: `md5, ${set}`, cell: `signer-top md5, ${set}`, atMost: atMost.md5 },
    ...(atMost.sha256 === undefined
      ? []
      : [
          {
            goal: 'P3',
            figure: `hmac-sha256, ${set}`,
            cell: `signer-top hmac-sha256, ${set}`,
            atMost: atMost.sha256,
          },
        ]),
  ],
})
