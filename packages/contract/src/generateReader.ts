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

const branchOf = ({ keys, passes, needs }: StructPlan, index: number): string => {
  const test = passing.get(passes[index] as number)
  const skip = `{ any = true; ${needs[index] === 1 ? 'given++; ' : ''}continue }`
  return `case ${JSON.stringify(keys[index])}: ${test === undefined ? '' : `if (${test}) ${skip} `}index = ${index}; break`
}

const otherwise: Readonly<Record<StructPlan['unknownKeys'], string>> = {
  keep: 'continue',
  drop: '(left ??= []).push(key); continue',
  refuse: 'return refused',
}

// The same pass as readMembers, with the search for a member's codec written out as a switch.
const bodyOf = (plan: StructPlan): string => `'use strict'
return (wire) => {
  let any = false, given = 0, changed, left, index
  for (const key in wire) {
    if (!own.call(wire, key)) continue
    const member = wire[key]
    switch (key) {
      ${plan.keys.map((_, index) => branchOf(plan, index)).join('\n      ')}
      default: ${otherwise[plan.unknownKeys]}
    }
    any = true
    const value = member === undefined || member === null ? undefined : reads[index](member)
    if (value === undefined || value === refused) {
      if (value === refused && member !== '') return refused
      ;(left ??= []).push(key)
      continue
    }
    given += needs[index]
    if (value !== member) put((changed ??= { ...wire }), key, value)
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
    needs: plan.needs,
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
