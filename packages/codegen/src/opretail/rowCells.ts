import { isScalarType } from '../shape/documentedShape'

/** A wire name as the pages print it: `depId`, `list[].id`, `_t`. */
export const isRowName = (text: string): boolean => /^[A-Za-z_$][\w$-]*(\[\])?(\.[\w$-]+(\[\])?)*$/.test(text)

const words =
  'string|varchar|int|integer|long|short|byte|char|double|float|decimal|bigdecimal|price|number|boolean|bool|' +
  'datetime|date|json ?object|json ?array|json ?string|json|array|list|set|map|object|file'

const size = '(?: ?\\(\\d+(?:, ?\\d+)?\\))?(?: ?\\[ ?\\])*'
const typed = new RegExp(
  `^(?:(?:list|set|array) ?<[\\w<> ,]+>|json (?:object|array) string|(?:${words}))${size}$`,
  'i',
)
const leading = new RegExp(
  `^((?:list|set|array)<\\w+>|(?:${words.replaceAll(' ?', '')}))(${size})(?= |$)`,
  'i',
)
const anyLeading = new RegExp(`^(?:${words.replaceAll(' ?', '')})`, 'i')
const glued = new RegExp(`^(?:${words.replaceAll(' ?', '')})(?=[^\\sa-z])`, 'i')

/** Whether a whole cell names a type. */
export const isTypeCell = (text: string): boolean => typed.test(text) || (text !== '' && isScalarType(text))

/** The length in `string(100)`. */
export const lengthIn = (type: string): string | undefined => /^\s*\w+ ?\((\d{1,9})\)/.exec(type)?.[1]

/** The type that a text begins with, and what follows it. */
export const typeBefore = (text: string): { readonly type: string; readonly rest: string } | undefined => {
  const found = leading.exec(text)
  if (found === null) return undefined
  const type = found[0]
  const rest = text.slice(type.length).trim()
  const more = /^json$/i.test(type)
    ? /^(?:(?:array|object)(?: string)?|string)(?= [√×✓✗\d【]|$)/i.exec(rest)
    : null
  return more === null
    ? { type, rest }
    : { type: `${type} ${more[0]}`, rest: rest.slice(more[0].length).trim() }
}

/** Whether a text begins with a type and goes on without a space: `int11page number1`. */
export const isGlued = (text: string): boolean => typeBefore(text) === undefined && glued.test(text)

/** Whether a text begins with a type, whatever follows. */
export const beginsWithType = (text: string): boolean => anyLeading.test(text)

/** Words for a type that nobody would give a parameter for a name. */
export const isTypeOnly = (text: string): boolean =>
  /^(string|varchar|int|integer|json|long|short|double|float|decimal|bigdecimal|boolean|bool)\b/i.test(
    text,
  ) && isTypeCell(text)

const yes = /^(√|✓|✔|是|必填|必须|必选|必传|y|yes|true|required|must)$/i
const no = /^(×|✗|✕|✘|x|否|可选|选填|非必填|非必须|非必传|n|no|false|optional)$/i

/** Whether a mark says required, says optional, or is none. Another text than a mark cannot mean always. */
export const markOf = (text: string): boolean | undefined =>
  yes.test(text) ? true : no.test(text) ? false : /^[-—/]*$/.test(text) ? undefined : false

export const isSymbolMark = (text: string): boolean => /^[√✓✔×✗✕✘]$/.test(text)

/** A mark that hardly a description begins with. */
export const isMark = (text: string): boolean =>
  /^(是|否|必填|必须|必选|必传|非必填|非必须|非必传|可选|选填)$/.test(text)

/** A mark in words that descriptions begin with as well. */
export const isWordMark = (text: string): boolean => /^(yes|no|true|false)$/i.test(text)
