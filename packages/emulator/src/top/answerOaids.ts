import { left, right } from 'fp-ts/Either'
import type { BuiltInHandler } from '../handlers/BuiltInHandler'
import { member, textMember } from '../handlers/member'
import type { OaidOrder, TopState } from './TopState'

export const oaidPlace = ({ oaid, tid }: Pick<OaidOrder, 'oaid' | 'tid'>): string => `${oaid} ${tid}`

type Field = 'mobile' | 'name' | 'address'
const all: ReadonlyArray<Field> = ['mobile', 'name', 'address']

/** What a scene shows. @see top.oaid.decrypt, scene table */
const shownIn: Readonly<Record<string, ReadonlyArray<Field>>> = {
  ...Object.fromEntries(
    ['1001', '1002', '1003', '1004', '1005', '1006', '1007', '3001'].map((scene) => [scene, all]),
  ),
  '1008': ['address'],
  '1009': ['name'],
  '2001': ['mobile'],
  '2002': ['mobile'],
}

const masked = (text: string): string => (text === '' ? '' : `${text.slice(0, 1)}**`)

const opened = (order: OaidOrder, scene: string): object => {
  const { oaid, tid, virtual, maskedBy } = order
  const shown = maskedBy === undefined ? (shownIn[scene] ?? []) : []
  const seen = (field: Field, text: string): string => (shown.includes(field) ? text : masked(text))
  const isVirtual = virtual !== undefined && shown.includes('mobile')
  return {
    oaid,
    tid,
    name: seen('name', order.name),
    mobile: isVirtual ? virtual.mobile : seen('mobile', order.mobile),
    state: order.state,
    city: order.city,
    district: order.district,
    address_detail: seen('address', order.address_detail),
    matched: order.isCurrent,
    privacy_protection: isVirtual,
    ...(isVirtual ? { secret_no_expire_time: new Date(virtual.expiresAt) } : {}),
    ...(maskedBy === undefined ? {} : { desensitize_rule: maskedBy }),
  }
}

const queriesIn = (input: unknown, name: string): ReadonlyArray<unknown> => {
  const found = member(input, name)
  return Array.isArray(found) ? (found as ReadonlyArray<unknown>) : []
}

const asked = (query: unknown): Pick<OaidOrder, 'oaid' | 'tid'> => ({
  oaid: textMember(query, 'oaid'),
  tid: textMember(query, 'tid'),
})

/**
 * Opens the oaids of the orders it was given, the last first: who pairs by position is wrong. An order it does not know is
 * not answered. Without any orders it answers as the document's example does. The words of a used-up quota are made up: no
 * source has them.
 * @see top.oaid.decrypt
 */
export const answerOaids =
  ({ oaids, oaidQuota }: Pick<TopState, 'oaids' | 'oaidQuota'>): BuiltInHandler =>
  (_operation, example) =>
  (input, context) =>
  () => {
    if (oaids.size() === 0) return example(input, context)()
    const queries = queriesIn(input, 'query_list')
    const quota = oaidQuota.get(context.app)
    if (quota !== undefined && quota < queries.length)
      return Promise.resolve(
        left({ code: 15, subCode: 'isv.oaid-quota-exceeded', subMessage: 'no decryptions are left today' }),
      )
    if (quota !== undefined) oaidQuota.put(context.app, quota - queries.length)
    const rows = queries.flatMap((query) => {
      const order = oaids.get(oaidPlace(asked(query)))
      return order === undefined ? [] : [opened(order, textMember(query, 'scene'))]
    })
    return Promise.resolve(right({ receiver_list: rows.reverse() }))
  }

/** Groups orders by receiver. @see top.oaid.merge */
export const mergeOaids =
  ({ oaids }: Pick<TopState, 'oaids'>): BuiltInHandler =>
  (_operation, example) =>
  (input, context) =>
  () => {
    if (oaids.size() === 0) return example(input, context)()
    const groups = new Map<string, string[]>()
    for (const query of queriesIn(input, 'merge_list')) {
      const order = oaids.get(oaidPlace(asked(query)))
      if (order === undefined) continue
      const { name, mobile, state, city, district, address_detail } = order
      const receiver = JSON.stringify([name, mobile, state, city, district, address_detail])
      groups.set(receiver, [...(groups.get(receiver) ?? []), order.tid])
    }
    return Promise.resolve(right({ tid_list: [...groups.values()].map((tids) => tids.join(',')) }))
  }
