import { refused, type Read } from '../createCodec'
import { isRecord, put } from '../record'
import { jsonRecord } from '../json/jsonRecord'
import { Pass, type Members, type StructPlan } from './StructPlan'

/** Decodes an object member by member; the same object comes back when nothing changes. */
export const readStruct = (plan: StructPlan, wire: unknown): Members | typeof refused => {
  if (typeof wire === 'object' && wire !== null && !Array.isArray(wire))
    return readMembers(plan, wire as Members)
  const parsed = typeof wire === 'string' ? jsonRecord(wire) : undefined
  return parsed === undefined ? refused : readMembers(plan, parsed)
}

/**
 * One pass over the object's own order of members: pages whose optional members come and go have hundreds of hidden
 * classes, and loading members by name would be slow on them. The next member is guessed to be one of the plan's
 * next three; asking whether it is the object's own costs nothing inside such a loop.
 */
const readMembers = (plan: StructPlan, wire: Members): Members | typeof refused => {
  const { keys, passes, needs } = plan
  let next = 0
  let given = 0
  let changed: Record<string, unknown> | undefined
  let left: string[] | undefined
  for (const key in wire) {
    if (!own.call(wire, key)) continue
    let index: number | undefined = next
    if (keys[index] !== key && keys[++index] !== key && keys[++index] !== key) {
      index = plan.indexOf.get(key)
      if (index === undefined) {
        if (plan.unknownKeys === 'refuse') return refused
        if (plan.unknownKeys === 'drop') (left ??= []).push(key)
        continue
      }
    }
    next = index + 1
    const member = wire[key]
    if (isPassing(passes[index] as number, member)) {
      given += needs[index] as number
      continue
    }
    const value =
      member === undefined || member === null ? undefined : (plan.reads[index] as Read<unknown>)(member)
    if (value === undefined || value === refused) {
      if (value === refused && member !== '') return refused
      ;(left ??= []).push(key)
      continue
    }
    given += needs[index] as number
    if (value !== member) put((changed ??= { ...wire }), key, value)
  }
  if (next === 0 && !isRecord(wire)) return refused
  if (given === plan.required.length && left === undefined) return changed ?? wire
  return completeStruct(plan, changed ?? wire, left ?? [])
}

const isPassing = (pass: number, member: unknown): boolean => {
  if (typeof member === 'string') return pass === Pass.text
  if (typeof member === 'number') return pass === Pass.integer && Number.isSafeInteger(member)
  return typeof member === 'boolean' && pass === Pass.boolean
}

/** Leaves out what counts as absent and fills in what a required member's codec gives for nothing at all. */
const completeStruct = (
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

interface HasOwn {
  call(owner: object, key: string): boolean
}

/** `Object.hasOwn`, in the spelling that costs nothing inside `for … in`. */
// eslint-disable-next-line @typescript-eslint/unbound-method -- it is only ever called through `call`
export const own: HasOwn = Object.prototype.hasOwnProperty
