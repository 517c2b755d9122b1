import type { Field } from '../spec/Field'
import type { Spec } from '../spec/Spec'
import { columns, width } from './doc'
import { importLine } from './imports'
import { comment } from './comment'
import { typeName } from './names'
import { operationText } from './operationText'
import { structsOf, type Side } from './Struct'
import { structText } from './structText'

const unknownSide = (name: string, side: Side, uses: Set<string>): string => {
  uses.add('Codec')
  const [type, codec] =
    side === 'input' ? ['Readonly<Record<string, unknown>>', 'unknownStruct'] : ['unknown', 'unknownValue']
  uses.add(codec)
  const about = comment(`No document says what this ${side} holds.`)
  const left = `export const ${name}: Codec<${name}> =`
  const line = columns(`${left} ${codec}`) <= width ? ' ' : '\n  '
  return `${about}export type ${name} = ${type}\n\n${left}${line}${codec}\n`
}

const listText = (name: string, item: string, description: string, uses: Set<string>): string => {
  uses.add('Codec').add('list')
  const head = comment(description)
  return `${head}export type ${name} = ReadonlyArray<${item}>\n\nexport const ${name}: Codec<${name}> = /*#__PURE__*/ list(${item})\n`
}

const sideText = (
  fields: ReadonlyArray<Field> | 'unknown',
  name: string,
  side: Side,
  description: string,
  used: Set<string>,
  uses: Set<string>,
): string =>
  fields === 'unknown'
    ? unknownSide(name, side, uses)
    : structsOf({ name, side, description, fields, used })
        .map((struct) => structText(struct, uses))
        .join('\n')

/** The file of one operation. */
export const operationFile = (spec: Spec, operation: string): string => {
  const type = typeName(operation)
  const names = { operation, input: `${type}Input`, output: `${type}Output` }
  const used = new Set([names.input, names.output, operation].map((name) => name.toLowerCase()))
  const uses = new Set(['Operation'])
  const title = spec.title ?? spec.method
  const input = sideText(spec.input, names.input, 'input', `${title}: input`, used, uses)
  const outputText = `${title}: output`
  const item = `${names.output}_Item`
  const output =
    spec.outputIs === 'list' && spec.output !== 'unknown'
      ? [
          sideText(spec.output, item, 'output', '', used, uses),
          listText(names.output, item, outputText, uses),
        ].join('\n')
      : sideText(spec.output, names.output, 'output', outputText, used, uses)
  const header = `// Generated from ${oneLine(spec.source.document)}; corrections go into spec/, not here.\n`
  return [header + importLine(uses), input, output, operationText(spec, names)].join('\n')
}

const oneLine = (text: string): string => text.replace(/[^\p{L}\p{N} ._:/?=&()-]+/gu, ' ').trim()
