import type { ScalarKind } from '../spec/Shape'

/** Words by which a row is known to be one; each stands in the tables of the platforms' own pages. */
const usual: Readonly<Record<string, ScalarKind>> = {
  string: 'text',
  char: 'text',
  number: 'integer',
  int: 'integer',
  integer: 'integer',
  long: 'integer',
  short: 'integer',
  byte: 'integer',
  boolean: 'boolean',
  bool: 'boolean',
  date: 'dateTime',
  datetime: 'dateTime',
  price: 'price',
  bigdecimal: 'decimal',
  decimal: 'decimal',
  double: 'decimal',
  float: 'decimal',
  map: 'unknownStruct',
  array: 'unknown',
  list: 'unknown',
  object: 'unknownStruct',
  file: 'unknown',
  null: 'unknown',
  undefined: 'unknown',
  '': 'unknown',
}

/** Words that mean a type where one is expected, and may be any word elsewhere. */
const others: Readonly<Record<string, ScalarKind>> = {
  text: 'text',
  'field list': 'text',
  varchar: 'text',
  字符串: 'text',
  字符: 'text',
  文本: 'text',
  int32: 'integer',
  int64: 'integer',
  uint: 'integer',
  bigint: 'integer',
  biginteger: 'integer',
  整数: 'integer',
  整型: 'integer',
  长整型: 'integer',
  短整型: 'integer',
  numeric: 'decimal',
  小数: 'decimal',
  浮点数: 'decimal',
  浮点型: 'decimal',
  布尔: 'boolean',
  布尔值: 'boolean',
  布尔型: 'boolean',
  日期时间: 'dateTime',
  any: 'unknown',
  set: 'unknown',
  collection: 'unknown',
  数组: 'unknown',
  列表: 'unknown',
  集合: 'unknown',
  对象: 'unknownStruct',
}

const jsonType = /^json( ?(object|array))?( ?string)?$/i

export const isJsonType = (base: string): boolean => jsonType.test(base)

/** A type in small letters, without the package of a Java class. */
const wordOf = (base: string): string =>
  base.toLowerCase().replace(/^java\.(?:lang|util|math|io)\.(?=[a-z]+(?:<|$))/, '')

/** Whether a type is a map by its name, whatever the types of what it holds. */
const isMap = (word: string): boolean => /^(?:hash|linkedhash|tree)?map *<.*>$/.test(word)

/** Whether the base of a type is a word that pages print in a column of types. */
export const isUsualWord = (base: string): boolean => {
  const word = wordOf(base)
  return isJsonType(word) || Object.hasOwn(usual, word) || isMap(word)
}

/** What the base of a type means; undefined where nobody knows. JSON text is not among the kinds. */
export const kindOf = (base: string): ScalarKind | undefined => {
  const word = wordOf(base)
  if (Object.hasOwn(usual, word)) return usual[word]
  if (Object.hasOwn(others, word)) return others[word]
  return isMap(word) ? 'unknownStruct' : undefined
}

/** Whether a type is a list by its name, which says nothing of its items. */
export const isListWord = (base: string): boolean =>
  /^(?:array|list|set|collection|json ?array(?: ?string)?|数组|列表|集合)$/.test(wordOf(base))

/** The name of a class: what holds members, whether its document shows them or not. */
export const isClass = (base: string): boolean => /^[A-Z][\w.$]*$/.test(base)
