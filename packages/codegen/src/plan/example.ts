import type { Field } from '../spec/Field'
import type { Shape } from '../spec/Shape'
import type { Spec } from '../spec/Spec'
import { jsonExample, none, scalarExample } from './scalarExample'

type Side = 'input' | 'output'

const listExample = (of: Shape, example: string): unknown => {
  const text = example.trim()
  if (text === '[]') return []
  const pieces = text.startsWith('[') ? jsonExample(text) : text.split(',').map((piece) => piece.trim())
  if (!Array.isArray(pieces) || text === '') return none
  const items = pieces.map((piece) => scalarExample(of.kind, String(piece)))
  return items.includes(none) ? none : items
}

const shapeExample = (shape: Shape, text: string, side: Side): unknown => {
  if (shape.kind === 'struct') return structExample(shape.fields, side)
  if (shape.kind === 'list' && shape.of.kind === 'struct') {
    const item = structExample(shape.of.fields, side)
    return item === none ? none : [item]
  }
  if (text === '') return none
  if (shape.kind === 'json') return jsonExample(text)
  return 'of' in shape ? listExample(shape.of, text) : scalarExample(shape.kind, text)
}

const structExample = (fields: ReadonlyArray<Field>, side: Side): unknown => {
  const members: [string, unknown][] = []
  for (const field of fields) {
    const shown = shapeExample(field.shape, field.example ?? '', side)
    if (shown !== none) members.push([field.name, shown])
    else if (side === 'input' && field.required === true) return none
    else if (side === 'output' && field.shape.kind === 'list') members.push([field.name, []])
  }
  return members.length === 0 && fields.length > 0 ? none : Object.fromEntries(members)
}

/**
 * The document's example values, typed: an input only if every required field has one, an answer from what there is.
 * An example that does not fit its type is left out.
 */
export const example = ({
  input,
  output,
  outputIs,
}: Spec): { readonly input?: unknown; readonly output?: unknown } | undefined => {
  const shownInput = input === 'unknown' ? none : structExample(input, 'input')
  const shownOutput = output === 'unknown' || output.length === 0 ? none : structExample(output, 'output')
  if (shownInput === none && shownOutput === none) return undefined
  return {
    ...(shownInput === none ? {} : { input: shownInput }),
    ...(shownOutput === none ? {} : { output: outputIs === 'list' ? [shownOutput] : shownOutput }),
  }
}
