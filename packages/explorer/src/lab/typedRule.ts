import type { ActiveRule } from '@paifang/emulator/control'
import { faultFields, valueOf, type Field, type Kind } from './faultFields'

export type FaultRule = ActiveRule['rule']

/** What narrows a rule down, as it is typed in; several numbers with commas. */
export const conditions = {
  operation: 'text',
  gateway: 'text',
  app: 'text',
  nth: 'numbers',
  times: 'number',
  probability: 'number',
  seed: 'number',
} as const satisfies Readonly<Record<Exclude<keyof FaultRule, 'fault'>, Field | 'numbers'>>

export type Condition = keyof typeof conditions

/** A rule as it stands in a form: `''` is left out. */
export interface TypedRule {
  readonly kind: Kind
  /** By the fault's own fields. */
  readonly fields: Readonly<Record<string, string>>
  readonly conditions: Readonly<Partial<Record<Condition, string>>>
}

/** What a member of a rule is. */
type Value = string | number | boolean | ReadonlyArray<number> | undefined

const typed = (value: Value): string => (value === undefined ? '' : String(value))

type Members = Readonly<Record<string, Value>>

const typedAll = ({ kind: _kind, ...members }: Members): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(members).map(([name, value]) => [name, typed(value)]))

export const typedOf = ({ fault, ...others }: FaultRule): TypedRule => ({
  kind: fault.kind,
  fields: typedAll(fault),
  conditions: typedAll(others),
})

const numbersOf = (text: string): number | ReadonlyArray<number> | undefined => {
  const numbers = text
    .split(/[\s,，]+/)
    .filter((one) => one !== '')
    .map(Number)
  return numbers.length > 1 ? numbers : numbers[0]
}

export const fieldsOf = (kind: Kind): ReadonlyArray<readonly [string, Field]> =>
  Object.entries(faultFields[kind])

/** What was typed in of each; what was not touched stays as it is in `base`. */
const members = (
  names: ReadonlyArray<readonly [string, Field | 'numbers']>,
  texts: Readonly<Record<string, string | undefined>>,
  base: Members,
): Members =>
  Object.fromEntries(
    names.flatMap(([name, field]) => {
      const text = texts[name] ?? ''
      const value =
        Object.hasOwn(base, name) && typed(base[name]) === text
          ? base[name]
          : field === 'numbers'
            ? numbersOf(text)
            : valueOf(field, text)
      return value === undefined ? [] : [[name, value] as const]
    }),
  )

/** The rule that was typed in. `base`: the one that is edited. */
export const ruleOf = (
  { kind, fields, conditions: about }: TypedRule,
  base?: FaultRule,
): Readonly<Record<string, Value | Members>> => {
  const { fault, ...others } = base ?? {}
  const same = fault?.kind === kind ? (fault as Members) : {}
  return {
    fault: { kind, ...members(fieldsOf(kind), fields, same) },
    ...members(Object.entries(conditions), about, others),
  }
}
