import { maxDepth } from '../validate/fieldNameProblem'
import type { Field } from '../spec/Field'
import type { ScalarKind, Shape } from '../spec/Shape'
import type { Conventions } from './Conventions'
import { isClass, isJsonType, isListWord, isUsualWord, isVague, kindOf, misspelt } from './typeWords'

/** Where a field stands; the same type text means different things in each place. */
export interface Place {
  readonly conventions: Conventions
  readonly side: 'input' | 'output'
  /** Directly a parameter of the request, or a member of the answer's root. */
  readonly top: boolean
}

const usual = /^[A-Za-z][\w.$]*(?:\(\d+(?:, ?\d+)?\))?(?: ?\[ ?\])*$/

/** Other spellings of lists, each with the type of its items. */
const lists: ReadonlyArray<RegExp> = [
  /^(?:array|list|set|数组|列表) ?\[([^[\]]*[^[\]\d][^[\]]*)\]$/i,
  /^(?:array|list|set|数组|列表) ?\(([^()]*[^()\d][^()]*)\)$/i,
  /^arrays? of (.+)$/i,
  /^(?!json|field)([\w.]+|[\u4e00-\u9fff]{2,3}) ?(?:array|list|数组|列表|集合)$/i,
  /^\[([^[\]]+)\]$/,
]

/** A type as most documents spell it: `array[string]` is `string[]`, and a letter as wide as a character is a letter. */
const spelling = (type: string): string => {
  if (usual.test(type) || type.length > 100) return type
  const narrow = type.normalize('NFKC').trim()
  if (isListWord(narrow) || isJsonType(narrow)) return narrow
  const found = lists.map((list) => list.exec(narrow)?.[1]).find((item) => item !== undefined)
  return found === undefined ? narrow : `${found.trim()}[]`
}

/** `Trade []` is `Trade` once repeated, and so is `List<Trade>`; `int(11)` is `int`. */
export const splitType = (spelt: string): { readonly base: string; readonly dimensions: number } => {
  const type = spelling(spelt)
  let [from, to, dimensions] = [0, type.length, 0]
  const skip = (): void => {
    while (from < to && type.charAt(to - 1).trim() === '') to--
    while (from < to && type.charAt(from).trim() === '') from++
  }
  for (;;) {
    skip()
    if (type[to - 1] === ']') {
      const bracket = /\[\s*$/.exec(type.slice(Math.max(from, to - 9), to - 1))
      if (bracket === null) break
      to -= 1 + bracket[0].length
    } else if (type[to - 1] === '>') {
      const item =
        /^(?:java\.util\.)?(?:list|array|set|collection|arraylist|linkedlist|hashset)\s{0,8}</i.exec(
          type.slice(from, Math.min(to, from + 30)),
        )
      if (item === null) break
      from += item[0].length
      to--
    } else break
    dimensions++
  }
  const size = type[to - 1] === ')' ? type.indexOf('(', from) : -1
  return { base: type.slice(from, size < 0 || size >= to ? to : size).trim(), dimensions }
}

/** The scale of `Number(10,2)`: digits behind the point. */
const hasFraction = (type: string): boolean => /\(\s*\d+\s*,\s*[1-9]\d*\s*\)/.test(type)

/** A type that pages print for what has no members of its own. */
export const isScalarType = (type: string): boolean => isUsualWord(splitType(type).base)

/** A type of which somebody knows what it is, in whatever language. */
export const isKnownType = (type: string): boolean => {
  const { base } = splitType(type)
  return isJsonType(base) || kindOf(base) !== undefined || isVague(base) || misspelt(base) !== undefined
}

const baseShape = (type: string, base: string): Shape => {
  if (isJsonType(base)) return { kind: 'json', of: { kind: 'unknown' } }
  const kind = kindOf(base)
  if (kind === 'integer' && hasFraction(type)) return { kind: 'decimal' }
  return { kind: kind ?? (isClass(base) ? 'unknownStruct' : 'unknown') }
}

/** Why a type says less than it should, or another thing than the members that are shown; undefined where neither. */
export const typeDoubt = (
  type: string | undefined,
  hasFields: boolean,
  { conventions, side, top }: Place,
): string | undefined => {
  const { base, dimensions } = splitType(type ?? '')
  if (hasFields && conventions.namesItems === true && isListWord(base))
    return `the document does not say what XML calls each item of ${shown(type)}`
  if (isJsonType(base)) return undefined
  if (hasFields && /^\w*map ?</i.test(base))
    return `the document calls it ${shown(type)}, and does not say whether the rows inside are its own keys or what each key holds`
  if (hasFields)
    return holdsMembers(kindOf(base))
      ? undefined
      : `the document calls it ${shown(type)}, and shows members of it`
  const isUpload = conventions.joinsLists === true && side === 'input' && top
  if (isBytes(base, dimensions) && (side === 'output' || /^file$/i.test(base)))
    return isUpload ? undefined : `the document does not say how ${shown(type)} is written`
  const kind = kindOf(base)
  if (kind === undefined) {
    if (isVague(base)) return `${shown(type)} does not say how a value is written: it is taken for anything`
    const meant = misspelt(base)
    if (meant !== undefined)
      return `no document says what ${shown(base)} is, perhaps ${meant}: it is taken for anything`
    const taken = isClass(base) ? 'an object of anything' : 'anything'
    return `no document says what ${shown(base)} is: it is taken for ${taken}`
  }
  if (/^(null|undefined)?$/i.test(base)) return 'the document gives it no type: it may hold anything'
  if (/^file$/i.test(base)) return `the document does not say how ${shown(type)} is written`
  return isListWord(base) ? `the document does not say what ${shown(type)} holds` : undefined
}

const holdsMembers = (kind: ScalarKind | undefined): boolean =>
  kind === undefined || kind === 'unknown' || kind === 'unknownStruct'

const shown = (text: string | undefined): string => JSON.stringify((text ?? '').slice(0, 60))

const isBytes = (base: string, dimensions: number): boolean => dimensions === 1 && /^(byte|file)$/i.test(base)

/**
 * What a documented type means at its place. Fields win over the type text; a struct without fields is unknown,
 * not empty (documents are cut at depth 7); a scalar list of a TOP request is comma-joined text at the top and a JSON
 * list inside a struct; only a request parameter `byte[]` is an upload.
 */
export const documentedShape = (
  type: string | undefined,
  fields: ReadonlyArray<Field> | undefined,
  { conventions, side, top }: Place,
): Shape => {
  const split = splitType(type ?? '')
  const { base } = split
  const hasFields = fields !== undefined && fields.length > 0
  const dimensions = hasFields && isListWord(base) ? split.dimensions + 1 : split.dimensions
  const isParameter = conventions.joinsLists === true && side === 'input' && top && !hasFields
  if (isParameter && isBytes(base, dimensions)) return { kind: 'file' }
  if (!hasFields && side === 'output' && isBytes(base, dimensions)) return { kind: 'unknown' }
  const isValue = conventions.nestsJson === true && side === 'input' && !top && isJsonType(base)
  let shape: Shape = hasFields
    ? { kind: 'struct', fields }
    : isValue
      ? { kind: 'unknown' }
      : baseShape(type ?? '', base)
  if (isParameter && dimensions === 1 && isJoined(shape)) return { kind: 'commaList', of: shape }
  // One level too many is enough to be refused for.
  for (let i = 0; i < Math.min(dimensions, maxDepth + 1); i++)
    shape =
      i === 0 && hasFields && conventions.namesItems === true && !isListWord(base)
        ? { kind: 'list', of: shape, item: itemNameOf(base) }
        : { kind: 'list', of: shape }
  return shape
}

/** `OrderLine`, `orderLine`. */
const itemNameOf = (type: string): string => `${type.charAt(0).toLowerCase()}${type.slice(1)}`

const isJoined = ({ kind }: Shape): boolean =>
  kind !== 'unknownStruct' && kind !== 'struct' && kind !== 'json' && kind !== 'unknown'
