import { requiredMark } from '../document/requiredMark'
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

/** The name of a class, which a page gives for a type where it does not say what is inside: `UserVO`, `List<Shop>`. */
export const isClassName = (text: string): boolean =>
  text.length <= 100 && /^(?:[A-Z]\w*[a-z]\w*(<[\w<>, ]+>)?( ?\[ ?\])*|[A-Z]\w*( ?\[ ?\])+)$/.test(text)

/** A cell for lengths that says a number, or that there is none; a range limits something else. */
export interface LengthCell {
  readonly maxLength?: string
}

const length =
  /^(?:[≤<=＜]{1,2}|最[多大长]|不超过|up to|max)? ?(\d{1,9}) ?(?:个?(?:字符|字节|汉字|字|位)|bytes?|chars?|characters?)?(?:以内|内)?$/i

/** What a cell for lengths says: `11`, `≤20字符`, `-`; undefined for anything that nobody can mean. */
export const lengthCell = (text: string): LengthCell | undefined => {
  const maxLength = length.exec(text)?.[1]
  if (maxLength !== undefined) return { maxLength }
  const saysNone = /^([-—/]*|无|不限|无限制?|none|unlimited|n\/a)$/i.test(text)
  return saysNone || /^\d{1,9} ?[-~～至,，] ?\d{1,9}$/.test(text) ? {} : undefined
}

/** Digits among which a letter stands for one that looks like it: `1O`. */
export const isMisreadNumber = (text: string): boolean =>
  /^[\dOoIl]+$/.test(text) && /\d/.test(text) && /\D/.test(text)

/** The length in `string(100)`. */
export const lengthIn = (type: string): string | undefined => /^\s*\w+ ?[(（](\d{1,9})[)）]/.exec(type)?.[1]

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

/** Whether a mark says required, says optional, or is none. Another text than a mark cannot mean always. */
export const markOf = (text: string): boolean | undefined => {
  const mark = requiredMark(text)
  return mark === 'nothing' ? undefined : mark === 'required'
}

/** Whether a whole cell is a mark, or says by nothing or a dash that it has none. */
export const isAnyMark = (text: string): boolean => requiredMark(text) !== 'unreadable'

/** A mark that depends on what the call says besides. */
export const isCondition = (text: string): boolean => requiredMark(text) === 'conditional'

/** What is said of such a mark. */
export const conditionDoubt = (mark: string): string =>
  `${JSON.stringify(mark.slice(0, 40))} does not say whether it is required: it is taken for optional`

/** What may be a mark that a rendering spoilt, or the first letter of a description: nobody can tell. */
export const isSpoiltMark = (text: string): boolean =>
  /^([xXvV＊*?？○●]|\p{S})$/u.test(text) && !isSymbolMark(text)

export const isSymbolMark = (text: string): boolean => /^[√✓✔×✗✕✘]$/.test(text)

/** A mark that hardly a description begins with. */
export const isMark = (text: string): boolean =>
  /^(是|否|(?:非|条件)?必[填须选传输需]|可选|选[填传输])$/.test(text)

/** A mark in words that descriptions begin with as well. */
export const isWordMark = (text: string): boolean => /^(yes|no|true|false)$/i.test(text)

/** A mark of one letter, which is one only where every row has such a one: Y and N, M, O and C. */
export const isLetterMark = (text: string): boolean => /^[YNMOC]$/i.test(text)

/** What a page prints where its example opens in a window of its own: none. */
export const isButton = (text: string): boolean => /^(View|查看)$/.test(text)

/** Whether a line outside a table reads as a row of one, or as a part of one. */
export const readsAsRow = (text: string): boolean => {
  const line = text.trim()
  if (/[|\t]/.test(line)) return true
  const [first = '', ...others] = line.split(/\s+/, 4)
  if (typeBefore(line) !== undefined) return true
  return isRowName(first) && (others.length === 0 || typeBefore(others.join(' ')) !== undefined)
}
