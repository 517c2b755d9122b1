import type { CodecPlan, StructCodecPlan } from '@paifang/contract'
import { isAlwaysThere } from '../plan/codecPlan'
import type { Struct } from '../plan/Struct'
import { codecText, localName } from './codecText'
import { comment } from './comment'
import { fieldComment, placeOf, type Guesses } from './fieldComment'
import { literal, property } from './literal'
import { typeText } from './typeText'

/** The interface of a struct, as it stands in the namespace of its operation. */
export const interfaceText = (
  { name, side, description, fields, at }: Struct,
  guesses: Guesses,
  plan?: StructCodecPlan,
): string => {
  const members = fields.map((field) => {
    const always = isAlwaysThere(field, side)
    const codec = (always ? plan?.required : plan?.optional)?.[field.name]
    const type = codec === undefined ? 'unknown' : typeText(codec, localName)
    return `${fieldComment(field, side, guesses.get(placeOf([...at, field.name])))}    readonly ${property(field.name)}${always ? '' : '?'}: ${type}\n`
  })
  const about = comment(description, '  ')
  return members.length === 0
    ? `${about}  type ${name} = Readonly<Record<never, never>>\n`
    : `${about}  interface ${name} {\n${members.join('')}  }\n`
}

const group = (name: string, plans: Readonly<Record<string, CodecPlan>>): string => {
  const members = Object.entries(plans).map(
    ([field, plan]) => `    ${property(field)}: ${codecText(plan)},\n`,
  )
  return members.length === 0 ? '' : `  ${name}: {\n${members.join('')}  },\n`
}

/** The codec of a struct: a constant of its file. */
export const structText = ({ name, required, optional }: StructCodecPlan): string => {
  const groups = group('required', required) + group('optional', optional)
  const fields = groups === '' ? '{}' : `{\n${groups}}`
  return `const ${localName(name)} = struct<${name}>(${literal(name)}, ${fields})\n`
}
