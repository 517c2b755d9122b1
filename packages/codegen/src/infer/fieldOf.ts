import type { Fact } from '../spec/Fact'
import type { Field } from '../spec/Field'
import type { RawField } from '../spec/RawField'
import type { Shape } from '../spec/Shape'
import { documentedShape, type Place } from '../shape/documentedShape'
import { inferNumber } from './inferNumber'
import { siblings } from './siblings'

/** The innermost kind replaced: a list of integers becomes a list of ids. */
const asId = (shape: Shape): Shape =>
  shape.kind === 'integer' ? { kind: 'id' } : 'of' in shape ? { kind: shape.kind, of: asId(shape.of) } : shape

const holdsInteger = (shape: Shape): boolean =>
  shape.kind === 'integer' || ('of' in shape && holdsInteger(shape.of))

/** Understands a documented field and everything inside it; what had to be inferred is added to `facts`. */
export const fieldOf = (raw: RawField, place: Place, at: ReadonlyArray<string>, facts: Fact[]): Field => {
  const here = [...at, raw.name]
  const inside = siblings(raw.fields ?? [], here, facts).map((field) =>
    fieldOf(field, { ...place, top: false }, here, facts),
  )
  const documented = documentedShape(raw.type, inside, place)
  const isByte = /^byte\b/i.test(raw.type ?? '')
  const because = !isByte && holdsInteger(documented) ? inferNumber(raw) : undefined
  if (because !== undefined) facts.push({ at: here, fact: 'id', because })
  return {
    name: raw.name,
    shape: because === undefined ? documented : asId(documented),
    ...(raw.type === undefined ? {} : { type: raw.type }),
    ...(raw.required === true && place.side === 'input' ? { required: true as const } : {}),
    ...(raw.description === undefined || raw.description === '' ? {} : { description: raw.description }),
    ...(raw.example === undefined || raw.example === '' ? {} : { example: raw.example }),
    ...(raw.limits === undefined || place.side === 'output' ? {} : { limits: raw.limits }),
  }
}
