import type { Table } from '../measure/Table'

const held = ['bare md5', 'signer-top md5', 'signer-top hmac-sha256', 'signer-top plan md5']
const beside = ['signer-opretail md5', 'signer-opretail plan md5', 'by hand (createHash)']

/** Looked at with one set of parameters only. */
const others = ['signer-top hmac', 'signer-top sign() md5', 'signer-opretail sha1']

/** What signing costs over hashing the finished text once. */
export const signTable = (
  set: string,
  atMost: { readonly md5: number; readonly sha256?: number; readonly raw?: number },
): Table => {
  const slow = [...beside, ...(set === '10 keys' ? others : [])].map((cell) => `${cell}, ${set}`)
  return {
    name: `sign-${set.replace(/\W+/g, '-')}`,
    title: `Signing, ${set}`,
    module: 'sign',
    cells: [...held.map((cell) => `${cell}, ${set}`), ...slow],
    slow,
    baseline: `bare md5, ${set}`,
    count: 30_000,
    goals: [
      ...(atMost.raw === undefined
        ? []
        : [{ goal: 'P3', figure: `md5, ${set}`, cell: `signer-top md5, ${set}`, atMost: atMost.raw }]),
      {
        goal: 'P3',
        figure: `md5 as calls sign, ${set}`,
        cell: `signer-top plan md5, ${set}`,
        atMost: atMost.md5,
      },
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
  }
}
