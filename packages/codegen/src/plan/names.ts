import { words } from '../text/words'

const upperFirst = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

const pieces = (name: string): ReadonlyArray<string> =>
  name.split(/[^A-Za-z0-9]+/).filter((piece) => piece !== '')

/** `user_blacklist_request` → `UserBlacklistRequest`; letters keep their case after the first of each piece. */
const pascal = (name: string): string => pieces(name).map(upperFirst).join('')

/** Names a generated file imports or the language keeps for itself. */
const taken = new Set(
  (
    'text id idInput integer integerInput decimal price boolean dateTime compactDateTime file json list commaList ' +
    'oneOf struct present limited unknownStruct unknownValue operation pagedOperation filePart ' +
    'break case catch class const continue debugger default delete do else enum export extends false finally for ' +
    'function if import in instanceof new null return super switch this throw true try typeof var void while with ' +
    'as implements interface let package private protected public static yield any async await constructor ' +
    'declare get module require number object set string symbol type from of eval arguments undefined NaN ' +
    'Infinity exports'
  ).split(' '),
)

/** What Windows keeps for devices: no file can be called so, whatever follows its dot. */
const isDevice = (name: string): boolean => /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(name)

/** The operation's name in TypeScript: the method without the gateway's own prefix, camel-cased. */
export const operationName = (method: string): string => {
  const name = pascal(method.replace(/^(taobao|open)\./, ''))
  const lower = name.charAt(0).toLowerCase() + name.slice(1)
  const start = /^[0-9]/.test(lower) ? `api${lower}` : lower
  return start === '' || taken.has(start) || isDevice(start) ? `${start}Api` : start
}

/** The type-name prefix of an operation. */
export const typeName = (operation: string): string => upperFirst(operation)

/** The part of a struct's type name that stands for one field. */
export const segmentName = (field: string): string =>
  pascal(field) || upperFirst(words(field).join('')) || 'Field'

/** The first of `name`, `name2`, `name3`… that is free, ignoring case; it is taken from then on. */
export const claim = (name: string, used: Set<string>): string => {
  for (let n = 1; ; n++) {
    const candidate = n === 1 ? name : `${name}${n}`
    if (used.has(candidate.toLowerCase())) continue
    used.add(candidate.toLowerCase())
    return candidate
  }
}
