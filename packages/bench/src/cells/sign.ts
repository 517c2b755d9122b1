import { createHash, hash } from 'node:crypto'
import {
  createSigner as createTopSigner,
  sign as signTop,
  type SignLayout,
  type SignMethod,
  type Signer as TopSigner,
} from '@paifang/signer-top'
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

type Params = Readonly<Record<string, string>>

export type ParamSet = keyof typeof sets
export const paramSets = Object.keys(sets) as ReadonlyArray<ParamSet>

/** What differs from call to call: the moment, the item, and of thirty keys some of the business fields. */
const varying = (params: Params): ReadonlyArray<string> =>
  Object.keys(params).filter((name) => name === 'timestamp' || name === 'num_iid' || /_[0-6]$/.test(name))

/** Calls whose texts differ as they do in use, and are flat strings, as what a client has formatted is. */
const calls = (params: Params): ReadonlyArray<Params> =>
  Array.from({ length: 64 }, (_, i) => {
    const two = String(i % 60).padStart(2, '0')
    const changed = varying(params).map((name) => [name, (params[name] ?? '').slice(0, -2) + two])
    return { ...params, ...(JSON.parse(JSON.stringify(Object.fromEntries(changed))) as Params) }
  })

const textOf = (params: Params): string =>
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
  const inputs = calls(sets[name])
  const texts = inputs.map(textOf)
  const top = (method: SignMethod): Cell => {
    const signer = createTopSigner({ secret, method })
    return repeated(inputs, (params) => signer.sign(params))
  }
  const opretail = (method: DigestMethod): Cell => {
    const signer = createOpretailSigner({ secret, method })
    return repeated(inputs, (params) => signer.sign(params))
  }
  const names = varying(sets[name])
  const layout: SignLayout = {
    constants: Object.entries(sets[name]).filter(([key]) => !names.includes(key)),
    names,
  }
  const values = inputs.map((params) => names.map((key) => params[key] ?? ''))
  const planned = ({ plan }: Pick<TopSigner, 'plan'>): Cell => repeated(values, plan(layout))
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
    [`signer-top plan md5, ${name}`]: planned(createTopSigner({ secret, method: 'md5' })),
    [`signer-top plan hmac-sha256, ${name}`]: planned(createTopSigner({ secret, method: 'hmac-sha256' })),
    [`signer-opretail plan md5, ${name}`]: planned(createOpretailSigner({ secret, method: 'md5' })),
    [`by hand (createHash), ${name}`]: repeated(inputs, (params) =>
      createHash('md5').update(textOf(params), 'utf8').digest('hex').toUpperCase(),
    ),
  }
}

export const cells: Readonly<Record<string, Cell>> = Object.assign({}, ...paramSets.map(cellsOf)) as Record<
  string,
  Cell
>
