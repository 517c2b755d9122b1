import type { CodecPlan, Limits, PlainCodecName, StructCodecPlan } from '@paifang/contract'
import type { Field, Limits as DocumentedLimits } from '../spec/Field'
import type { ScalarKind, Shape } from '../spec/Shape'
import { innermostFirst, type Side, type Struct, type Structs } from './Struct'

/** What callers may pass in more forms than answers have. */
const ofInput: Readonly<Partial<Record<ScalarKind, PlainCodecName>>> = {
  id: 'idInput',
  integer: 'integerInput',
}

const plainName = (kind: ScalarKind, side: Side): PlainCodecName => {
  if (kind === 'unknown') return 'unknownValue'
  return (side === 'input' ? ofInput[kind] : undefined) ?? kind
}

const shapePlan = (shape: Shape, side: Side, struct: StructCodecPlan | undefined): CodecPlan => {
  if ('of' in shape) {
    const { kind, of: inner, ...named } = shape
    return { codec: kind, of: shapePlan(inner, side, struct), ...named }
  }
  if (shape.kind === 'oneOf') return { codec: 'oneOf', values: shape.values }
  if (shape.kind !== 'struct') return { codec: plainName(shape.kind, side) }
  if (struct === undefined) throw new RangeError('a struct without a plan')
  return struct
}

const textual = new Set(['text', 'id', 'decimal', 'price', 'json', 'commaList'])
const countable = new Set(['list', 'commaList', 'text'])
const numeric = new Set(['integer', 'decimal', 'price', 'id'])

/** The documented limits that a value of this shape can break; nonsense such as a maximum below the minimum is not one. */
export const usableLimits = (shape: Shape, limits: DocumentedLimits = {}): Limits => {
  const { maxLength, minValue, maxValue, maxListSize } = limits
  const { kind } = shape
  const inOrder = minValue === undefined || maxValue === undefined || minValue <= maxValue
  const isNumber = numeric.has(kind) && inOrder
  const bound = (value: number | undefined, applies: boolean): number | undefined =>
    applies && Number.isSafeInteger(value) ? value : undefined
  const count = (value: number | undefined, applies: boolean): number | undefined =>
    bound(value, applies && Number(value) > 0)
  const usable: Readonly<Record<string, number | undefined>> = {
    maxLength: count(maxLength, textual.has(kind)),
    maxBytes: count(maxLength, kind === 'file'),
    minValue: bound(minValue, isNumber),
    maxValue: bound(maxValue, isNumber),
    maxListSize: count(maxListSize, countable.has(kind)),
  } satisfies Record<keyof Limits, number | undefined>
  return Object.fromEntries(Object.entries(usable).filter(([, value]) => value !== undefined))
}

/** The limits that callers must keep: those of answers are not checked. */
export const limitsOf = ({ shape, limits }: Field, side: Side): Limits =>
  side === 'input' ? usableLimits(shape, limits) : {}

/** Whether the type says that the member is always there: a list of an answer is `[]` when it is missing. */
export const isAlwaysThere = ({ required, shape }: Field, side: Side): boolean =>
  side === 'input' ? required === true : shape.kind === 'list'

const fieldPlan = (field: Field, side: Side, struct: StructCodecPlan | undefined): CodecPlan => {
  const bare = shapePlan(field.shape, side, struct)
  const limits = limitsOf(field, side)
  const plan: CodecPlan = Object.keys(limits).length === 0 ? bare : { codec: 'limited', of: bare, limits }
  // A required list that is not given would be read as an empty one.
  const mustBeGiven = side === 'input' && field.required === true && field.shape.kind === 'list'
  return mustBeGiven ? { codec: 'present', of: plan } : plan
}

/** The codec of each struct of an operation. */
export type StructPlans = ReadonlyMap<Struct, StructCodecPlan>

/** The codecs of an operation's structs. This is the only place that says which codec a field of a spec gets. */
export const structPlans = ({ input, output }: Structs, namespace: string): StructPlans => {
  const made = new Map<Struct, StructCodecPlan>()
  for (const struct of [input, output].flatMap((root) => (root === undefined ? [] : innermostFirst(root)))) {
    const { name, side, fields, inner } = struct
    const planOf = (held: Struct | undefined): StructCodecPlan | undefined =>
      held === undefined ? undefined : made.get(held)
    const plans = (always: boolean): Readonly<Record<string, CodecPlan>> =>
      Object.fromEntries(
        fields
          .filter((field) => isAlwaysThere(field, side) === always)
          .map((field) => [field.name, fieldPlan(field, side, planOf(inner.get(field.name)))]),
      )
    made.set(struct, {
      codec: 'struct',
      name: `${namespace}.${name}`,
      required: plans(true),
      optional: plans(false),
    })
  }
  return made
}
