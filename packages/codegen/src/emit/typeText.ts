import type { CodecPlan, PlainCodecName } from '@paifang/contract'
import { literal } from './literal'

const plain: Readonly<Record<PlainCodecName, string>> = {
  text: 'string',
  id: 'Id',
  idInput: 'IdInput',
  integer: 'number',
  integerInput: 'IntegerInput',
  decimal: 'string',
  price: 'string',
  boolean: 'boolean',
  dateTime: 'Date',
  compactDateTime: 'Date',
  file: 'FilePart',
  unknownStruct: 'Readonly<Record<string, unknown>>',
  unknownValue: 'unknown',
}

/** The TypeScript type of a codec's values; `structName` says what the type of a struct is called where it is used. */
export const typeText = (plan: CodecPlan, structName: (name: string) => string): string => {
  switch (plan.codec) {
    case 'struct':
      return structName(plan.name)
    case 'oneOf':
      return plan.values.map(literal).join(' | ')
    case 'list':
    case 'commaList':
      return `ReadonlyArray<${typeText(plan.of, structName)}>`
    case 'json':
    case 'present':
    case 'limited':
      return typeText(plan.of, structName)
    default:
      return plain[plan.codec]
  }
}
