import type { Fact } from '../spec/Fact'
import type { Field, Limits } from '../spec/Field'
import type { RawField } from '../spec/RawField'
import type { Shape } from '../spec/Shape'
import { documentedShape, typeDoubt, type Place } from '../shape/documentedShape'
import { inferNumber } from './inferNumber'
import { lineOf, mergeDuplicateFields } from './mergeDuplicateFields'
import { sayDottedNames } from './sayDottedNames'

/** The innermost kind replaced: a list of integers becomes a list of ids. */
const asId = (shape: Shape): Shape =>
  shape.kind === 'integer' ? { kind: 'id' } : 'of' in shape ? { ...shape, of: asId(shape.of) } : shape

const holdsInteger = (shape: Shape): boolean =>
  shape.kind === 'integer' || ('of' in shape && holdsInteger(shape.of))

const isWhole = (text: string): boolean => /^-?\d+(\.\d+)?$/.test(text)

/** How a description says that a time is written. */
const datePattern = /y{4}[-/.年]?M{2}[-/.月]?d{2}日?(?:[ T]?H{2}[:时]?m{2}(?:[:分]?s{2}秒?)?)?/i

/** Words for digits behind the point, without one that denies them. */
const fractions =
  /(?<!(?:不|无|非|没有|勿|免|舍去|去掉)[^，。；,;]{0,8})(?:小数|浮点|精确到0\.|保留[一二两三四1-4]位)|\bdecimal places?\b/i

/** `1,2,3` and `O_5888` under an integer: the value is text. `0/1` and `1 | 2` list values that are integers. */
const isTextExample = (example: string): boolean =>
  !isWhole(example) &&
  !/^(view|查看|\W*)$/i.test(example) &&
  !/^-?\d+(\s*([/|、;]|or|或)\s*-?\d+)+$/.test(example)

/** What a value of a type cannot be, whatever its document means by it. */
const isNone: Readonly<Partial<Record<Shape['kind'], RegExp>>> = {
  integer: /^0\d+$|^(?!0x)[a-z_]{2,40}$|^[^\d]*[\u4e00-\u9fff]|^[[{]|^\d+(?:[,，]\d+)+$/i,
  decimal: /^[a-z_]{2,40}$|^[[{]/i,
  boolean: /^(?!true|false|yes|no|[yntf01]$).*[a-z\d\u4e00-\u9fff]/i,
  dateTime: /^\d{9,}$/,
}

/** A day or a time, in digits or as a pattern, in another form than the wire's `yyyy-MM-dd HH:mm:ss`. */
const isOtherDate = (text: string): boolean =>
  /^(?=.*(?:\d\d|yy|mm))[\dymdhstz./:年月日时分秒 +-]{4,40}$/i.test(text) &&
  !/^(?:\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,9})?|y{4}-m\d?m-dd hh?:mm:ss)$/i.test(text)

/** Words for an example that is none. */
const isNoExample = /^(无|暂无|空|见.*|null|none|view|查看|undefined|nan|xxx*|[^\p{L}\p{N}]*)$/iu

/** The example of a field, or what the sample of its page shows, that its type cannot hold. */
const oddExample = ({ example = '', shownAs }: RawField, { kind }: Shape): string | undefined =>
  [example, shownAs ?? ''].find(
    (text) =>
      text.length <= 200 &&
      !isNoExample.test(text) &&
      (isNone[kind]?.test(text) === true || (kind === 'dateTime' && isOtherDate(text))),
  )

/** The limits that the example of a field does not keep, each with what is said of it. */
const broken = (
  { example = '', limits = {} }: RawField,
  { kind }: Shape,
): ReadonlyMap<keyof Limits, string> => {
  const found = new Map<keyof Limits, string>()
  const { maxLength, minValue, maxValue, maxListSize } = limits
  if (maxLength !== undefined && maxLength > 0 && example.length > maxLength && kind !== 'file')
    found.set('maxLength', `at most ${maxLength}, but its example has ${example.length} characters`)
  const number = /^-?\d{1,15}(?:\.\d{1,10})?$/.test(example) ? Number(example) : undefined
  if (minValue !== undefined && number !== undefined && number < minValue)
    found.set('minValue', `at least ${minValue}, but its example is ${example}`)
  if (maxValue !== undefined && number !== undefined && number > maxValue)
    found.set('maxValue', `at most ${maxValue}, but its example is ${example}`)
  const items = kind === 'commaList' ? example.split(',').length : 0
  if (maxListSize !== undefined && maxListSize > 0 && items > maxListSize)
    found.set('maxListSize', `at most ${maxListSize}, but its example has ${items} items`)
  return found
}

/**
 * What the example of a field says against its own type: opretail's pages call a list of ids an `int` and a text of
 * nineteen characters a `string(10)`.
 */
const contradictions = (
  raw: RawField,
  shape: Shape,
  { conventions, side }: Place,
): { readonly shape?: Shape; readonly limits?: Limits; readonly facts: ReadonlyArray<Omit<Fact, 'at'>> } => {
  const { type = '', example = '', limits } = raw
  const isFraction = shape.kind === 'integer' && /^-?\d+\.\d*[1-9]\d*$/.test(example)
  const speaksOfFractions =
    !isFraction && shape.kind === 'integer' && fractions.test((raw.description ?? '').slice(0, 2000))
  const unkept = broken(raw, shape)
  const kept = Object.entries(limits ?? {}).filter(([name]) => !unkept.has(name as keyof Limits))
  const isText =
    conventions.trustsExamples === true &&
    side === 'input' &&
    ((shape.kind === 'integer' && isTextExample(example)) ||
      (shape.kind === 'dateTime' && isOtherDate(example)))
  const otherForm =
    shape.kind === 'dateTime' && !isText
      ? datePattern.exec((raw.description ?? '').slice(0, 2000))?.[0]
      : undefined
  const odd = isText || isFraction ? undefined : oddExample(raw, shape)
  return {
    ...(isText ? { shape: { kind: 'text' } } : {}),
    ...(limits === undefined ? {} : { limits: Object.fromEntries(kept) }),
    facts: [
      ...(isText
        ? [
            {
              fact: 'text',
              because: `${lineOf(raw)}the document calls it ${type}, but its example is ${shape.kind === 'integer' ? 'no number' : `another form of time, ${JSON.stringify(example)}`}`,
            },
          ]
        : []),
      ...(isFraction
        ? [
            {
              fact: 'doubtful',
              because: `${lineOf(raw)}the document calls it ${type}, which is an integer, but its example is ${example}`,
            },
          ]
        : []),
      ...(shape.kind === 'dateTime' &&
      !isText &&
      (limits?.maxLength ?? 0) > 0 &&
      (limits?.maxLength ?? 0) < 19
        ? [
            {
              fact: 'doubtful',
              because: `${lineOf(raw)}the document calls it ${type} of at most ${limits?.maxLength} characters, and what is sent has 19`,
            },
          ]
        : []),
      ...(otherForm !== undefined && odd === undefined && isOtherDate(otherForm)
        ? [
            {
              fact: 'doubtful',
              because: `${lineOf(raw)}the document calls it ${type}, and its description says ${otherForm}`,
            },
          ]
        : []),
      ...(speaksOfFractions
        ? [
            {
              fact: 'doubtful',
              because: `${lineOf(raw)}the document calls it ${type}, which is an integer, and its description speaks of decimals`,
            },
          ]
        : []),
      ...(limits?.minValue !== undefined && limits.maxValue !== undefined && limits.minValue > limits.maxValue
        ? [
            {
              fact: 'doubtful',
              because: `${lineOf(raw)}the document says at least ${limits.minValue} and at most ${limits.maxValue}: neither is checked`,
            },
          ]
        : []),
      ...(odd === undefined
        ? []
        : [
            {
              fact: 'doubtful',
              because: `${lineOf(raw)}the document calls it ${type}, but its example is ${JSON.stringify(odd.slice(0, 60))}`,
            },
          ]),
      ...[...unkept.values()].map((said) => ({
        fact: 'not limited',
        because: `${lineOf(raw)}the document says ${said}`,
      })),
    ],
  }
}

/** Understands a documented field and everything inside it; what had to be inferred is added to `facts`. */
export const fieldOf = (raw: RawField, place: Place, at: ReadonlyArray<string>, facts: Fact[]): Field => {
  const here = [...at, raw.name]
  sayDottedNames(raw.fields ?? [], here, facts)
  const inside = mergeDuplicateFields(raw.fields ?? [], here, facts).map((field) =>
    fieldOf(field, { ...place, top: false }, here, facts),
  )
  const documented = documentedShape(raw.type, inside, place)
  const said = contradictions(raw, documented, place)
  for (const because of raw.doubts ?? [])
    facts.push({ at: here, fact: 'doubtful', because: `${lineOf(raw)}${because}` })
  const isHolder = inside.length > 0
  const doubt = raw.isUnclear === true ? undefined : typeDoubt(raw.type, isHolder, place)
  if (doubt !== undefined)
    facts.push({ at: here, fact: isHolder ? 'doubtful' : 'unknown', because: `${lineOf(raw)}${doubt}` })
  facts.push(...said.facts.map((fact) => ({ at: here, ...fact })))
  const isByte = /^byte\b/i.test(raw.type ?? '')
  const because =
    !isByte && said.shape === undefined && holdsInteger(documented) ? inferNumber(raw) : undefined
  if (because !== undefined) facts.push({ at: here, fact: 'id', because })
  const shape = said.shape ?? (because === undefined ? documented : asId(documented))
  return {
    name: raw.name,
    shape: raw.repeats === undefined ? shape : repeated(shape, raw.repeats, here, facts),
    ...(raw.type === undefined ? {} : { type: raw.type }),
    ...(raw.required === true && place.side === 'input' ? { required: true as const } : {}),
    ...(raw.description === undefined || raw.description === '' ? {} : { description: raw.description }),
    ...(raw.example === undefined || raw.example === '' ? {} : { example: raw.example }),
    ...(said.limits === undefined || Object.keys(said.limits).length === 0 ? {} : { limits: said.limits }),
  }
}

/**
 * JSON text with members is one struct or a list of them; the document does not say which. An answer is read as a list,
 * which takes a single one as well.
 */
const repeated = (shape: Shape, repeats: boolean, at: ReadonlyArray<string>, facts: Fact[]): Shape => {
  const isList = repeats || at[0] === 'output'
  facts.push({
    at,
    fact: isList ? 'a list' : 'one struct',
    because: repeats
      ? 'its type, name or description speaks of several'
      : isList
        ? 'the document does not say whether there are several, and a list takes one as well'
        : 'neither its name nor its description speaks of several',
  })
  return isList && shape.kind !== 'list' ? { kind: 'list', of: shape } : shape
}
