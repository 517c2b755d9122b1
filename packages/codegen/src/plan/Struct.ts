import type { Field } from '../spec/Field'
import { fieldsOf } from '../spec/Shape'
import { claim, segmentName } from './names'

export type Side = 'input' | 'output'

/** A struct that becomes an interface and a codec, with the names of the structs its fields hold. */
export interface Struct {
  readonly name: string
  readonly side: Side
  readonly description: string
  readonly fields: ReadonlyArray<Field>
  /** By wire name of the field. */
  readonly inner: ReadonlyMap<string, string>
}

interface Root {
  readonly name: string
  readonly side: Side
  readonly description: string
  readonly fields: ReadonlyArray<Field>
  /** Names in use, lower case. */
  readonly used: Set<string>
}

/** The struct and all inside it, innermost first, so that every codec is made after those it needs. */
export const structsOf = ({ name, side, description, fields, used }: Root): ReadonlyArray<Struct> => {
  const inner = new Map<string, string>()
  const below: Struct[] = []
  for (const field of fields) {
    const nested = fieldsOf(field.shape)
    if (nested === undefined) continue
    const nestedName = claim(`${name}_${segmentName(field.name)}`, used)
    inner.set(field.name, nestedName)
    below.push(
      ...structsOf({ name: nestedName, side, description: field.description ?? '', fields: nested, used }),
    )
  }
  return [...below, { name, side, description, fields, inner }]
}
