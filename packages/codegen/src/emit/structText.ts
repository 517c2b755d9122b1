import type { Field } from '../spec/Field'
import type { Shape } from '../spec/Shape'
import { comment } from './comment'
import { fieldCodec } from './codecText'
import { call, columns, object, print, text, width, type Doc } from './doc'
import { literal, property } from './literal'
import type { Side, Struct } from './Struct'
import { typeText } from './typeText'

/** Whether the interface says that the member is always there: a list of an answer is `[]` when it is missing. */
export const isPresent = ({ side }: Struct, { required, shape }: Field): boolean =>
  side === 'input' ? required === true : shape.kind === 'list'

/** The description, with a short example beside it. */
const aboutField = ({ description = '', example = '' }: Field): string => {
  const isShown = example !== '' && example.length <= 60 && !/[`\r\n]/.test(example)
  if (!isShown) return description
  return description === '' ? `e.g. \`${example}\`` : `${description} (e.g. \`${example}\`)`
}

/** The contract's types that a member's type names. */
const useTypes = (shape: Shape, side: Side, uses: Set<string>): void => {
  if ('of' in shape) useTypes(shape.of, side, uses)
  else if (shape.kind === 'id') uses.add(side === 'input' ? 'IdInput' : 'Id')
  else if (shape.kind === 'file') uses.add('FilePart')
}

const memberText = (struct: Struct, field: Field, uses: Set<string>): string => {
  const type = typeText(field.shape, struct.side, struct.inner.get(field.name) ?? '')
  useTypes(field.shape, struct.side, uses)
  const described = comment(aboutField(field), '  ')
  return `${described}  readonly ${property(field.name)}${isPresent(struct, field) ? '' : '?'}: ${type}\n`
}

/** The interface and the codec of a struct, under one name. */
export const structText = (struct: Struct, uses: Set<string>): string => {
  const { name, side, fields, inner, description } = struct
  uses.add('Codec').add('struct')
  const head = comment(description)
  const declared =
    fields.length === 0
      ? `${head}export type ${name} = Readonly<Record<never, never>>\n`
      : `${head}export interface ${name} {\n${fields.map((field) => memberText(struct, field, uses)).join('')}}\n`
  const group = (present: boolean) =>
    object(
      fields
        .filter((field) => isPresent(struct, field) === present)
        .map((field) => [field.name, fieldCodec(field, side, inner.get(field.name) ?? '', uses)]),
      true,
    )
  const groups = (
    [
      ['required', group(true)],
      ['optional', group(false)],
    ] as const
  ).filter(([, members]) => members.kind === 'object' && members.members.length > 0)
  const left = `export const ${name}: Codec<${name}> =`
  const codec = call(`struct<${name}>`, [text(literal(name)), object(groups, true)])
  return `${declared}\n${left}${iife(codec, left)}\n`
}

/**
 * The expression inside a function that is called at once and marked as pure: bundlers leave it out where nobody
 * uses it, which they do not do for a bare call.
 */
const iife = (codec: Doc, left: string): string => {
  const open = '/*#__PURE__*/ (() =>'
  const line = `${open} ${print(codec, '', 0, 0)})()`
  const isShort = !line.includes('\n')
  if (isShort && columns(`${left} ${line}`) <= width) return ` ${line}`
  if (columns(`${left} ${open}`) <= width) return ` ${open}\n  ${print(codec, '  ', 2, 4)})()`
  if (isShort && columns(line) + 2 <= width) return `\n  ${line}`
  return `\n  ${open}\n    ${print(codec, '    ', 4, 4)})()`
}
