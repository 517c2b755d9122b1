import { refused } from './createCodec'
import { generateReader } from './generateReader'
import { jsonRecord } from './jsonRecord'
import { readMembers } from './readMembers'
import type { Members, StructPlan } from './StructPlan'

const hotAfter = 1000

/**
 * Decodes an object member by member; the same object comes back when nothing changes. After 1,000 objects the pass is
 * compiled for this struct, if the process allows that.
 */
export const createStructReader = (plan: StructPlan): ((wire: unknown) => Members | typeof refused) => {
  let seen = 0
  let compiled: ((wire: Members) => Members | typeof refused) | undefined
  const members = (wire: Members): Members | typeof refused => {
    if (compiled !== undefined) return compiled(wire)
    if (++seen === hotAfter) compiled = generateReader(plan)
    return readMembers(plan, wire)
  }
  return (wire) => {
    if (typeof wire === 'object' && wire !== null && !Array.isArray(wire)) return members(wire as Members)
    const parsed = typeof wire === 'string' ? jsonRecord(wire) : undefined
    return parsed === undefined ? refused : members(parsed)
  }
}
