import type { Field } from '../spec/Field'
import type { Shape } from '../spec/Shape'
import type { Spec } from '../spec/Spec'

const none = Symbol('no example')

const scalarExample = (kind: Shape['kind'], example: string): unknown => {
  switch (kind) {
    case 'text':
    case 'unknown':
      return example
    case 'id':
      return /^-?\d+$/.test(example) ? example : none
    case 'integer':
      return /^-?\d+$/.test(example) && Number.isSafeInteger(Number(example)) ? Number(example) : none
    case 'decimal':
    case 'price':
      return /^-?\d+(\.\d+)?$/.test(example) ? example : none
    case 'boolean':
      return /^(true|false)$/i.test(example) ? example.toLowerCase() === 'true' : none
    default:
      return none
  }
}

const parse = (text: string): unknown => {
  try {
    return /\d{16}/.test(text.replace(/"(?:[^"\\]|\\.)*"/g, '')) ? none : JSON.parse(text)
  } catch {
    return none
  }
}

const listExample = (of: Shape, example: string): unknown => {
  const text = example.trim()
  if (text === '[]') return []
  const pieces = text.startsWith('[') ? parse(text) : text.split(',').map((piece) => piece.trim())
  if (!Array.isArray(pieces)) return none
  const items = pieces.map((piece) => scalarExample(of.kind, String(piece)))
  return items.includes(none) || text === '' ? none : items
}

const fieldExample = (field: Field, demandAll: boolean, shape: Shape = field.shape): unknown => {
  const text = field.example ?? ''
  if (shape.kind === 'struct') return structExample(shape.fields, demandAll)
  if (shape.kind === 'list' && shape.of.kind === 'struct') {
    const item = structExample(shape.of.fields, demandAll)
    return item === none ? none : [item]
  }
  if (text === '') return none
  if (shape.kind === 'json') return parse(text)
  return 'of' in shape ? listExample(shape.of, text) : scalarExample(shape.kind, text)
}

const structExample = (fields: ReadonlyArray<Field>, demandAll: boolean): unknown => {
  const members: [string, unknown][] = []
  for (const field of fields) {
    const shown = fieldExample(field, demandAll)
    if (shown !== none) members.push([field.name, shown])
    else if (demandAll && field.required === true) return none
  }
  return members.length === 0 && fields.length > 0 ? none : Object.fromEntries(members)
}

/**
 * The document's example values, typed: an input only if every required field has one, an answer from what there is.
 * An example that does not fit its type is left out.
 */
export const example = ({ input, output }: Spec): { input?: unknown; output?: unknown } | undefined => {
  const shownInput = input === 'unknown' ? none : structExample(input, true)
  const shownOutput = output === 'unknown' ? none : structExample(output, false)
  if (shownInput === none && shownOutput === none) return undefined
  return {
    ...(shownInput === none ? {} : { input: shownInput }),
    ...(shownOutput === none ? {} : { output: shownOutput }),
  }
}
