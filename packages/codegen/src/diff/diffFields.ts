import type { Field, Limits } from '../spec/Field'
import { fieldsOf } from '../spec/Shape'
import type { Bump } from './Change'
import { sameKind, shapeName, widens } from './widens'

export interface FieldChange {
  readonly bump: Bump
  readonly reason: string
}

type Side = 'input' | 'output'

const change = (bump: Bump, reason: string): FieldChange => ({ bump, reason })

const limitsChange = (at: string, before: Limits = {}, after: Limits = {}): ReadonlyArray<FieldChange> =>
  (['maxLength', 'maxValue', 'maxListSize', 'minValue'] as const).flatMap((name) => {
    const [from, to] = [before[name], after[name]]
    if (from === to) return []
    const tighter = to !== undefined && (from === undefined || (name === 'minValue' ? to > from : to < from))
    return [
      change(tighter ? 'major' : 'minor', `${at}: ${name} ${from ?? 'unlimited'} → ${to ?? 'unlimited'}`),
    ]
  })

const isOpen = (side: Side, field: Field): boolean => side === 'output' || field.required !== true

const diffField = (side: Side, at: string, before: Field, after: Field): ReadonlyArray<FieldChange> => {
  if (!sameKind(before.shape, after.shape)) {
    const wider = side === 'input' && widens(before.shape, after.shape)
    const names = `${shapeName(before.shape)} → ${shapeName(after.shape)}`
    return [change(wider ? 'minor' : 'major', `${at}: type ${wider ? 'widened' : 'changed'} from ${names}`)]
  }
  const need =
    before.required === after.required || side === 'output'
      ? []
      : [
          after.required === true
            ? change('major', `${at} is now required`)
            : change('minor', `${at} is now optional`),
        ]
  const texts =
    before.description === after.description && before.example === after.example && before.type === after.type
      ? []
      : [change('patch', `${at}: text changed`)]
  return [
    ...need,
    ...(side === 'input' ? limitsChange(at, before.limits, after.limits) : []),
    ...diffFields(side, fieldsOf(before.shape) ?? [], fieldsOf(after.shape) ?? [], at),
    ...texts,
  ]
}

/** What changed between the fields of two versions of a struct and of everything inside it. */
export const diffFields = (
  side: Side,
  before: ReadonlyArray<Field>,
  after: ReadonlyArray<Field>,
  at: string = side,
): ReadonlyArray<FieldChange> => {
  const old = new Map(before.map((field) => [field.name, field]))
  const current = new Map(after.map((field) => [field.name, field]))
  return [
    ...before
      .filter(({ name }) => !current.has(name))
      .map(({ name }) => change('major', `${at}.${name} was removed`)),
    ...after.flatMap((field) => {
      const path = `${at}.${field.name}`
      const earlier = old.get(field.name)
      if (earlier !== undefined) return diffField(side, path, earlier, field)
      return isOpen(side, field)
        ? [change('minor', `${path} is new`)]
        : [change('major', `${path} is new and required`)]
    }),
  ]
}
