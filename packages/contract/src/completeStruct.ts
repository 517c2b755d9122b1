import { refused } from './createCodec'
import { put } from './put'
import type { Members, StructPlan } from './StructPlan'

/** Leaves out what counts as absent and fills in what a required member's codec gives for nothing at all. */
export const completeStruct = (
  plan: StructPlan,
  members: Members,
  left: ReadonlyArray<string>,
): Members | typeof refused => {
  const out: Record<string, unknown> = {}
  const leftOut = new Set(left)
  for (const key of Object.keys(members)) if (!leftOut.has(key)) put(out, key, members[key])
  for (const { key, read } of plan.required) {
    if (Object.hasOwn(out, key)) continue
    const value = read(undefined)
    if (value === refused || value === undefined) return refused
    put(out, key, value)
  }
  return out
}
