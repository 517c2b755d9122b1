const values = [
  'boolean',
  'commaList',
  'compactDateTime',
  'dateTime',
  'decimal',
  'file',
  'id',
  'idInput',
  'integer',
  'json',
  'limited',
  'list',
  'present',
  'price',
  'struct',
  'text',
  'unknownStruct',
  'unknownValue',
] as const

const types = ['Codec', 'FilePart', 'Id', 'IdInput', 'Operation'] as const

/** The import of what a generated file uses of the contract: values first, each group in alphabetical order. */
export const importLine = (used: ReadonlySet<string>): string => {
  const names = [
    ...values.filter((name) => used.has(name)),
    ...types.filter((name) => used.has(name)).map((name) => `type ${name}`),
  ]
  const line = `import { ${names.join(', ')} } from '@paifang/contract'\n`
  return line.length <= 111
    ? line
    : `import {\n${names.map((name) => `  ${name},\n`).join('')}} from '@paifang/contract'\n`
}
