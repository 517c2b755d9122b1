import type { Field } from './Field'

/** Kinds of wire value that carry nothing inside. Each is the codec of the same name in `@paifang/contract`. */
export const scalarKinds = [
  'text',
  'id',
  'integer',
  'decimal',
  'price',
  'boolean',
  'dateTime',
  'compactDateTime',
  'file',
  'unknown',
  'unknownStruct',
] as const

export type ScalarKind = (typeof scalarKinds)[number]

/**
 * What a field holds. `oneOf` is one of some texts; `json` is a text that holds JSON; `commaList` is a text that holds a
 * list. `item` is what XML calls each item of a list.
 */
export type Shape =
  | { readonly kind: ScalarKind }
  | { readonly kind: 'oneOf'; readonly values: ReadonlyArray<string> }
  | { readonly kind: 'list'; readonly of: Shape; readonly item?: string }
  | { readonly kind: 'json' | 'commaList'; readonly of: Shape }
  | { readonly kind: 'struct'; readonly fields: ReadonlyArray<Field> }

/** The fields of a struct, of a list of structs, or of JSON text holding either; none for anything else. */
export const fieldsOf = (shape: Shape): ReadonlyArray<Field> | undefined =>
  shape.kind === 'struct' ? shape.fields : 'of' in shape ? fieldsOf(shape.of) : undefined

/** The same shape around other fields. */
export const withFields = (shape: Shape, fields: ReadonlyArray<Field>): Shape =>
  shape.kind === 'struct'
    ? { kind: 'struct', fields }
    : 'of' in shape
      ? { ...shape, of: withFields(shape.of, fields) }
      : shape
