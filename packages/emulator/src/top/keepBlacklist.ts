import type { BuiltInHandler } from '../handlers/BuiltInHandler'
import { member, textMember } from '../handlers/member'
import type { Table } from '../state/Tables'
import type { BlacklistEntry } from './TopState'

/** `operate_type` 2 deletes; everything else adds or updates. @see page of user.blacklist.tms.sync */
const deletes = '2'

const apply = (blacklist: Table<BlacklistEntry>, input: unknown, now: number): void => {
  const request = member(input, 'user_blacklist_request')
  const users = member(request, 'blacklist')
  const supplierId = textMember(request, 'supplier_id')
  const serviceType = textMember(request, 'service_type')
  for (const user of Array.isArray(users) ? (users as ReadonlyArray<unknown>) : []) {
    const mobile = textMember(user, 'mobile')
    const key = [supplierId, serviceType, mobile].join(' ')
    if (textMember(request, 'operate_type') === deletes) {
      blacklist.remove(key)
      continue
    }
    const reason = textMember(user, 'reason')
    blacklist.put(key, {
      supplierId,
      serviceType,
      mobile,
      updatedAt: now,
      ...(reason === '' ? {} : { reason }),
    })
  }
}

/** Keeps the blacklist of each supplier and answers as the document's example does. */
export const keepBlacklist =
  (blacklist: Table<BlacklistEntry>): BuiltInHandler =>
  (_operation, example) =>
  (input, context) =>
  () => {
    apply(blacklist, input, context.now)
    return example(input, context)()
  }
