import type { Shape } from '../spec/Shape'
import type { Side } from './Struct'

/** The TypeScript type of a value of this shape; `struct` names its struct. */
export const typeText = (shape: Shape, side: Side, struct: string): string => {
  switch (shape.kind) {
    case 'text':
    case 'decimal':
    case 'price':
      return 'string'
    case 'id':
      return side === 'input' ? 'IdInput' : 'Id'
    case 'integer':
      return 'number'
    case 'boolean':
      return 'boolean'
    case 'dateTime':
    case 'compactDateTime':
      return 'Date'
    case 'file':
      return 'FilePart'
    case 'unknown':
      return 'unknown'
    case 'unknownStruct':
      return 'Readonly<Record<string, unknown>>'
    case 'struct':
      return struct
    case 'json':
      return typeText(shape.of, side, struct)
    case 'list':
    case 'commaList':
      return `ReadonlyArray<${typeText(shape.of, side, struct)}>`
  }
}
