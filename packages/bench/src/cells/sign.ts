import { createHash, hash } from 'node:crypto'
import { createSigner as createTopSigner, sign as signTop, type SignMethod } from '@paifang/signer-top'
import { createSigner as createOpretailSigner, type DigestMethod } from '@paifang/signer-opretail'
import type { Cell } from '../measure/Subject'
import { credentials } from './itemOperation'
import { callParams } from './params'

const secret = credentials.appSecret

/** Ten keys as a call has them; thirty with business fields; ten with one value of 2 KB. */
const sets = {
  '10 keys': { ...callParams(), session: '6100e23a2b7a8c9d0e1f2a3b4c5d6e7f8a9b0c1d2e3f4a5' },
  '2 KB value': { ...callParams(), fields: 'num_iid,title,nick,'.repeat(110) },
  '30 keys': {
    ...callParams(),
    ...Object.fromEntries(
      Array.from({ length: 21 }, (_, i) => [`business_field_${String(i)}`, `value ${String(i)}`]),
    ),
  },
} as const

export type ParamSet = keyof typeof sets
export const paramSets = Object.keys(sets) as ReadonlyArray<ParamSet>

/** Distinct timestamps, as calls have them, so that nothing is hashed twice. */
const stamped = (params: Readonly<Record<string, string>>): ReadonlyArray<Record<string, string>> =>
  Array.from({ length: 64 }, (_, i) => ({
    ...params,
    timestamp: `2016-01-01 12:00:${String(i % 60).padStart(2, '0')}`,
  }))

const textOf = (params: Readonly<Record<string, string>>): string =>
  secret +
  Object.keys(params)
    .sort()
    .map((name) => name + (params[name] ?? ''))
    .join('') +
  secret

let sink = ''

const repeated =
  <A>(inputs: ReadonlyArray<A>, once: (input: A) => string): Cell =>
  () => ({
    run: (count) => {
      for (let i = 0; i < count; i++) sink = once(inputs[i & 63] as A)
      if (sink === '') throw new Error('nothing was signed')
    },
  })

const cellsOf = (name: ParamSet): Readonly<Record<string, Cell>> => {
  const inputs = stamped(sets[name])
  const texts = inputs.map(textOf)
  const top = (method: SignMethod): Cell => {
    const signer = createTopSigner({ secret, method })
    return repeated(inputs, (params) => signer.sign(params))
  }
  const opretail = (method: DigestMethod): Cell => {
    const signer = createOpretailSigner({ secret, method })
    return repeated(inputs, (params) => signer.sign(params))
  }
  return {
    [`bare md5, ${name}`]: repeated(texts, (text) => hash('md5', text, 'hex')),
    [`signer-top md5, ${name}`]: top('md5'),
    [`signer-top hmac, ${name}`]: top('hmac'),
    [`signer-top hmac-sha256, ${name}`]: top('hmac-sha256'),
    [`signer-top sign() md5, ${name}`]: repeated(inputs, (params) =>
      signTop({ params, secret, method: 'md5' }),
    ),
    [`signer-opretail md5, ${name}`]: opretail('md5'),
    [`signer-opretail sha1, ${name}`]: opretail('sha1'),
    [`by hand (createHash), ${name}`]: repeated(inputs, (params) =>
      createHash('md5').update(textOf(params), 'utf8').digest('hex').toUpperCase(),
    ),
  }
}

export const cells: Readonly<Record<string, Cell>> = Object.assign({}, ...paramSets.map(cellsOf)) as Record<
  string,
  Cell
>
