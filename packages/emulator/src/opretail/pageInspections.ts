import { left, right } from 'fp-ts/Either'
import type { BuiltInHandler } from '../handlers/BuiltInHandler'
import { textMember } from '../handlers/member'
import type { OpretailSettings } from './OpretailSettings'
import type { Inspection, OpretailState } from './OpretailState'

const wanted = (input: unknown): ((one: Inspection) => boolean) => {
  const first = textMember(input, 'startTime')
  const last = textMember(input, 'endTime')
  const enterprise = textMember(input, 'enterpriseId')
  const types = textMember(input, 'sourceTypes').split(',').filter(Boolean)
  // A plain last day means the whole of it.
  const end = last.length === 10 ? `${last} 23:59:59` : last
  return ({ createTime, sourceType, enterpriseId }) =>
    (first === '' || createTime >= first) &&
    (end === '' || createTime <= end) &&
    (types.length === 0 || types.includes(String(sourceType))) &&
    (enterpriseId === undefined || enterpriseId === enterprise)
}

/**
 * Pages over the seeded inspections. No document names the fields of a row or of a page: these are the emulator's own,
 * `total`, `pageNumber`, `pageSize` and `records`. No document states bounds either: any size is answered, and a page or a
 * size below 1, which means nothing, is refused.
 */
export const pageInspections =
  ({ stores, inspections }: OpretailState, { parameterCode }: OpretailSettings): BuiltInHandler =>
  () =>
  (input) =>
  () => {
    const pageNumber = Number(textMember(input, 'pageNumber') || 1)
    const pageSize = Number(textMember(input, 'pageSize') || 20)
    for (const [name, value] of Object.entries({ pageNumber, pageSize }))
      if (!(value >= 1))
        return Promise.resolve(left({ code: parameterCode, message: `${name} must be at least 1` }))
    const found = inspections.values().filter(wanted(input))
    const from = (pageNumber - 1) * pageSize
    const records = found.slice(from, from + pageSize).map(({ enterpriseId: _shown, ...one }) => ({
      ...one,
      storeName: stores.get(String(one.storeId))?.name ?? '',
    }))
    return Promise.resolve(right({ total: found.length, pageNumber, pageSize, records }))
  }
