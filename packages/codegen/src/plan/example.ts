import { isRight } from 'fp-ts/Either'
import {
  codecOf,
  parseJson,
  type CodecPlan,
  type PlainCodecName,
  type StructCodecPlan,
} from '@paifang/contract'
import type { Field } from '../spec/Field'
import { fieldsOf } from '../spec/Shape'
import type { Spec } from '../spec/Spec'

/** No example, or one that does not fit its codec. */
const none: unique symbol = Symbol('no example')

/** The items of a list as documents write it: JSON, or joined with commas. */
const itemsOf = (text: string): unknown => {
  if (!text.startsWith('[')) return text === '' ? none : text.split(',').map((item) => item.trim())
  const parsed = parseJson(text)
  return isRight(parsed) ? parsed.right : none
}

const decoded = (plan: CodecPlan, wire: unknown): unknown => {
  const result = wire === none ? undefined : codecOf(plan).decode(wire)
  return result !== undefined && isRight(result) ? result.right : none
}

const bare = (plan: CodecPlan): CodecPlan =>
  plan.codec === 'limited' || plan.codec === 'present' ? bare(plan.of) : plan

const wireOf = (text: string, { codec }: CodecPlan): unknown => {
  if (codec === 'list' || codec === 'commaList') return itemsOf(text.trim())
  if (codec === 'boolean') return text.toLowerCase()
  return text === '' ? none : text
}

/** Where nothing is invented, a struct of an input without an example of each required field has none. */
interface Walk {
  readonly isInput: boolean
  readonly invent: boolean
}

const fieldExample = ({ shape, example = '' }: Field, plan: CodecPlan, walk: Walk): unknown => {
  const inner = bare(plan)
  const fields = fieldsOf(shape) ?? []
  if (inner.codec === 'struct') return structExample(fields, inner, walk)
  if (inner.codec === 'list' && inner.of.codec === 'struct') {
    const item = structExample(fields, inner.of, walk)
    return item === none ? none : [item]
  }
  return decoded(plan, wireOf(example, inner))
}

const structExample = (fields: ReadonlyArray<Field>, plan: StructCodecPlan, walk: Walk): unknown => {
  const members: [string, unknown][] = []
  let isDocumented = walk.invent || fields.length === 0
  for (const field of fields) {
    const needed = plan.required[field.name]
    if (walk.invent && needed === undefined) continue
    const of = needed ?? plan.optional[field.name]
    const shown = of === undefined ? none : fieldExample(field, of, walk)
    if (shown !== none) {
      isDocumented = true
      members.push([field.name, shown])
    } else if (needed !== undefined && walk.invent) members.push([field.name, invented(needed)])
    else if (needed !== undefined && walk.isInput) return none
    else if (needed !== undefined) members.push([field.name, []])
  }
  return isDocumented ? Object.fromEntries(members) : none
}

const date = new Date(1_700_000_000_000)

const plainSamples: Readonly<Record<PlainCodecName, unknown>> = {
  text: '1',
  id: '1',
  idInput: '1',
  integer: 1,
  integerInput: 1,
  decimal: '1',
  price: '1.00',
  boolean: true,
  dateTime: date,
  compactDateTime: date,
  file: { name: 'a.txt', bytes: new Uint8Array([97]) },
  unknownStruct: {},
  unknownValue: '1',
}

/** Values of which the codec takes one. */
const samples = (plan: CodecPlan): ReadonlyArray<unknown> => {
  switch (plan.codec) {
    case 'limited':
      return [...samples(plan.of), plan.limits.minValue, plan.limits.maxValue]
    case 'present':
    case 'json':
      return samples(plan.of)
    case 'oneOf':
      return plan.values
    case 'list':
    case 'commaList':
      return [[invented(plan.of)]]
    case 'struct':
      return [Object.fromEntries(Object.entries(plan.required).map(([name, of]) => [name, invented(of)]))]
    default:
      return [plainSamples[plan.codec]]
  }
}

/** Some value that the codec takes. */
const invented = (plan: CodecPlan): unknown =>
  samples(plan)
    .map((sample) => decoded(plan, sample))
    .find((value) => value !== none)

export interface Example {
  readonly input?: unknown
  readonly output?: unknown
}

/** The codecs of both sides. */
interface Plans {
  readonly input: CodecPlan
  readonly output: CodecPlan
}

/**
 * The document's example values, typed: an input only if every required field has one, an answer from what there is.
 * An example that its codec refuses is left out.
 */
export const example = (spec: Spec, { input, output }: Plans): Example | undefined => {
  const row = output.codec === 'list' ? output.of : output
  const shownInput =
    input.codec !== 'struct' || spec.input === 'unknown'
      ? none
      : structExample(spec.input, input, { isInput: true, invent: false })
  const shownRow =
    row.codec !== 'struct' || spec.output === 'unknown' || spec.output.length === 0
      ? none
      : structExample(spec.output, row, { isInput: false, invent: false })
  if (shownInput === none && shownRow === none) return undefined
  return {
    ...(shownInput === none ? {} : { input: shownInput }),
    ...(shownRow === none ? {} : { output: output.codec === 'list' ? [shownRow] : shownRow }),
  }
}

/** An input that the codec takes, of examples where the document has them: what is required, and nothing else. */
export const inventedInput = ({ input }: Spec, plan: CodecPlan): unknown =>
  input === 'unknown' || plan.codec !== 'struct'
    ? {}
    : structExample(input, plan, { isInput: true, invent: true })
