import { completeStruct } from './completeStruct'
import { refused } from './createCodec'
import { isRecord } from './isRecord'
import { own } from './own'
import { Pass } from './Pass'
import { put } from './put'
import type { Members, StructPlan } from './StructPlan'

type MemberReader = (wire: Members) => Members | typeof refused

const passing: ReadonlyMap<number, string> = new Map([
  [Pass.text, "typeof member === 'string'"],
  [Pass.boolean, "typeof member === 'boolean'"],
  [Pass.integer, "typeof member === 'number' && Number.isSafeInteger(member)"],
])

/** Takes the member and goes on to the next; `break`s out of the switch where it is absent or refused. */
const branchOf = ({ keys, passes, needs }: StructPlan, index: number): string => {
  const key = JSON.stringify(keys[index])
  const count = needs[index] === 1 ? 'given++; ' : ''
  const test = passing.get(passes[index] as number)
  const pass = test === undefined ? '' : `if (${test}) { any = true; ${count}continue }`
  // An assignment by its own name is several times as fast as one by a name that is looked up.
  const copy = '(changed ??= { ...wire })'
  const change = key === '"__proto__"' ? `put(${copy}, ${key}, value)` : `${copy}[${key}] = value`
  return `case ${key}: ${pass}
        value = member === undefined || member === null ? undefined : read${index}(member)
        if (value === undefined || value === refused) break
        any = true; ${count}if (value !== member) ${change}
        continue`
}

const otherwise: Readonly<Record<StructPlan['unknownKeys'], string>> = {
  keep: 'continue',
  drop: '(left ??= []).push(key); continue',
  refuse: 'return refused',
}

// The same pass as readMembers, with the search for a member's codec written out as a switch.
const bodyOf = (plan: StructPlan): string => `'use strict'
${plan.keys.map((_, index) => `const read${index} = reads[${index}]`).join('\n')}
return (wire) => {
  let any = false, given = 0, changed, left, value
  for (const key in wire) {
    if (!own.call(wire, key)) continue
    const member = wire[key]
    switch (key) {
      ${plan.keys.map((_, index) => branchOf(plan, index)).join('\n      ')}
      default: ${otherwise[plan.unknownKeys]}
    }
    any = true
    if (value === refused && member !== '') return refused
    ;(left ??= []).push(key)
  }
  if (!any && !isRecord(wire)) return refused
  if (given === ${plan.required.length} && left === undefined) return changed ?? wire
  return complete(plan, changed ?? wire, left ?? [])
}`

/**
 * `readMembers` written out for one struct and compiled by the engine: worth it for a struct that is read thousands of
 * times. `undefined` where the process forbids making code from text (`--disallow-code-generation-from-strings`).
 */
export const generateReader = (plan: StructPlan): MemberReader | undefined => {
  const given = {
    plan,
    reads: plan.reads,
    refused,
    own,
    put,
    isRecord,
    complete: completeStruct,
  }
  try {
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- member names are the only text in it, as JSON
    const make = new Function(...Object.keys(given), bodyOf(plan)) as (
      ...parts: readonly unknown[]
    ) => MemberReader
    return make(...Object.values(given))
  } catch {
    return undefined
  }
}
