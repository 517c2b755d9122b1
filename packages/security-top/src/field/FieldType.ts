/** What a field is: it decides the form of its ciphertext. `search`: any text, always with an index. */
export type FieldType = 'phone' | 'nick' | 'receiver_name' | 'simple' | 'normal' | 'search'

const separators: Readonly<Record<FieldType, string>> = {
  phone: '$',
  nick: '~',
  receiver_name: '~',
  simple: '~',
  search: '~',
  normal: '\u0001',
}

/** What stands around the parts of its ciphertext; `undefined` for what is no type. */
export const separatorOf = (type: FieldType): string | undefined =>
  Object.hasOwn(separators, type) ? separators[type] : undefined
