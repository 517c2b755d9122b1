import type { HandlerContext } from '../world/Handler'
import type { Built } from './Built'
import { member, textMember } from './member'

/** `operate_type` 2 deletes; everything else adds or updates. @see page of user.blacklist.tms.sync */
const deletes = '2'

const apply = (input: unknown, { state, now }: HandlerContext): void => {
  const request = member(input, 'user_blacklist_request')
  const users = member(request, 'blacklist')
  const supplierId = textMember(request, 'supplier_id')
  const serviceType = textMember(request, 'service_type')
  for (const user of Array.isArray(users) ? (users as ReadonlyArray<unknown>) : []) {
    const mobile = textMember(user, 'mobile')
    const key = [supplierId, serviceType, mobile].join(' ')
    if (textMember(request, 'operate_type') === deletes) {
      state.tables.blacklist.remove(key)
      continue
    }
    const reason = textMember(user, 'reason')
    state.tables.blacklist.put(key, {
      supplierId,
      serviceType,
      mobile,
      updatedAt: now,
      ...(reason === '' ? {} : { reason }),
    })
  }
}

/** Keeps the blacklist of each supplier and answers as the document's example does. */
export const keepBlacklist: Built = (_operation, example) => (input, context) => () => {
  apply(input, context)
  return example(input, context)()
}
