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
  字符串型: 'text',
  字符串类型: 'text',
  字符: 'text',
  字符型: 'text',
  文本: 'text',
  character: 'text',
  str: 'text',
  charsequence: 'text',
  nvarchar: 'text',
  varchar2: 'text',
  longtext: 'text',
  mediumtext: 'text',
  tinytext: 'text',
  uuid: 'text',
  guid: 'text',
  url: 'text',
  uri: 'text',
  email: 'text',
  int8: 'integer',
  int16: 'integer',
  uint32: 'integer',
  uint64: 'integer',
  'unsigned int': 'integer',
  'long int': 'integer',
  'long long': 'integer',
  'int unsigned': 'integer',
  'bigint unsigned': 'integer',
  tinyint: 'integer',
  smallint: 'integer',
  mediumint: 'integer',
  atomiclong: 'integer',
  atomicinteger: 'integer',
  整形: 'integer',
  长整形: 'integer',
  整数型: 'integer',
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
  浮点: 'decimal',
  双精度: 'decimal',
  float32: 'decimal',
  float64: 'decimal',
  real: 'decimal',
  布尔: 'boolean',
  布尔类型: 'boolean',
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
  hashmap: 'unknownStruct',
  linkedhashmap: 'unknownStruct',
  treemap: 'unknownStruct',
  dict: 'unknownStruct',
  dictionary: 'unknownStruct',
  键值对: 'unknownStruct',
}

const jsonType = /^json( ?(object|array|对象|数组))?( ?(string|字符串|串|格式))?$/i

export const isJsonType = (base: string): boolean => jsonType.test(base)

/** A type in small letters, without the package of a Java class. */
const wordOf = (base: string): string =>
  base.toLowerCase().replace(/^java\.(?:lang|util|math|io|net)\.(?=[a-z]+(?:<|$))/, '')

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
  /^(?:array|list|set|collection|json ?(?:array|数组)(?: ?(?:string|字符串))?|数组|列表|集合)$/.test(
    wordOf(base),
  )

/**
 * Words that say something of a value and not how it is written: a time may be a number or a text, an enumeration too.
 */
const vague = new Set(
  (
    'timestamp time localdatetime localdate localtime zoneddatetime offsetdatetime instant calendar enum bit money ' +
    'percent percentage amount currency binary blob bytes inputstream multipartfile ' +
    'void optional variant mixed scalar 数字 数值 数字型 日期 日期型 时间 时间型 时间戳 枚举 枚举值 枚举型 文件 图片 金额 价格 二进制 任意'
  ).split(' '),
)

/** Words of which one letter is too many, is missing, is another, or stands in the place of its neighbour. */
const spelt = ['string', 'integer', 'number', 'boolean', 'double', 'decimal', 'datetime', 'object']

const isNear = (word: string, right: string): boolean => {
  if (Math.abs(word.length - right.length) > 1) return false
  let from = 0
  while (from < right.length && word[from] === right[from]) from++
  let behind = 0
  while (
    behind < Math.min(word.length, right.length) - from &&
    word[word.length - 1 - behind] === right[right.length - 1 - behind]
  )
    behind++
  const [ours, theirs] = [word.slice(from, word.length - behind), right.slice(from, right.length - behind)]
  return (
    (ours.length <= 1 && theirs.length <= 1) ||
    (ours.length === 2 && theirs.length === 2 && ours[0] === theirs[1] && ours[1] === theirs[0])
  )
}

/** The word that a type may be a slip of the pen for: `Interger`. */
export const misspelt = (base: string): string | undefined => {
  const word = wordOf(base)
  return !/^[a-z]{5,9}$/.test(word) ? undefined : spelt.find((right) => isNear(word, right))
}

/** Several types, of which a value has one: `String/Number`. */
const isChoice = (word: string): boolean => {
  const parts = word.length > 60 ? [] : word.split(/ ?[/|,，、] ?| or | ?或 ?/)
  return parts.length > 1 && parts.every((part) => kindOf(part) !== undefined && part !== '')
}

/** A word for a type, or several, that do not tell how the value is written. */
export const isVague = (base: string): boolean => {
  const word = wordOf(base).replace(/^java\.(?:time|sql)\./, '')
  return vague.has(word) || isChoice(word)
}

/** The name of a class: what holds members, whether its document shows them or not. */
export const isClass = (base: string): boolean =>
  /^[A-Z][\w.$]*$/.test(base) && !isVague(base) && misspelt(base) === undefined
