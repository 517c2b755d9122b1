import { describeIssue } from '@paifang/result'
import type { Segment } from '@paifang/signing'
import type { CheckResult, Compared } from '../gateway/CheckResult'
import { wordsOfCheck, type CheckWords } from '../gateway/checkWords'

/** A check as it is shown: what it looked at, what came of it, and both sides where they can be put beside each other. */
export interface CheckShown extends CheckWords {
  readonly name: string
  /** `overlooked`: it failed, and the emulator is lenient. `not-reached`: another one had refused before. */
  readonly state: 'passed' | 'failed' | 'overlooked' | 'not-reached'
  /** The gateway's code of the refusal; of what failed. */
  readonly code?: number
  /** What came. */
  readonly client?: ReadonlyArray<Segment>
  /** What the gateway has or expects. */
  readonly gateway?: ReadonlyArray<Segment>
  /** Of a parameter: what it should have been, as a sentence for people. */
  readonly wanted?: CheckWords
}

type Sides = Pick<CheckShown, 'client' | 'gateway' | 'wanted'>

const side = (field: string, text: string, differs: boolean): ReadonlyArray<Segment> => [
  ...(field === ''
    ? []
    : [
        { kind: 'name' as const, text: field, field },
        { kind: 'glue' as const, text: '=' },
      ]),
  { kind: 'value', text, field, ...(differs ? { differs: [0, text.length] as const } : {}) },
]

const sidesOfCompared = ({ field, client, gateway }: Compared, differs: boolean): Sides => ({
  client: side(field, client, differs),
  gateway: side(field, gateway, differs),
})

const sidesOfFault = (fault: Compared): Sides => {
  const issue = { path: fault.field, expected: fault.gateway }
  return {
    ...sidesOfCompared(fault, true),
    wanted: { en: describeIssue(issue, 'en'), zh: describeIssue(issue, 'zh') },
  }
}

const sidesOf = (checked: CheckResult, name: string, state: CheckShown['state']): Sides => {
  if (state === 'not-reached') return {}
  const { sides } = checked.explanation ?? {}
  if (name === 'signature' && sides !== undefined)
    return {
      gateway: sides.gateway.segments,
      ...(sides.client === undefined ? {} : { client: sides.client.segments }),
    }
  if (name === 'parameters') return checked.fault === undefined ? {} : sidesOfFault(checked.fault)
  const compared = checked.run?.compare(name)
  return compared === undefined ? {} : sidesOfCompared(compared, state !== 'passed')
}

/** Every check of a call in its order, those among them that it did not come to. */
export const showChecks = (checked: CheckResult): ReadonlyArray<CheckShown> => {
  const { checks, refusal, run } = checked
  const reached = checks.map(({ name, ok, ignored }): CheckShown => {
    const state = ok ? 'passed' : ignored === true ? 'overlooked' : 'failed'
    const code = state === 'failed' && refusal !== undefined ? { code: refusal.code } : {}
    return { name, state, ...wordsOfCheck(name), ...code, ...sidesOf(checked, name, state) }
  })
  const names = new Set(checks.map(({ name }) => name))
  const rest = (run?.names ?? []).filter((name) => !names.has(name))
  return [
    ...reached,
    ...rest.map((name): CheckShown => ({ name, state: 'not-reached', ...wordsOfCheck(name) })),
  ]
}
