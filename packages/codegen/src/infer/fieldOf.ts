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

/** `1,2,3` and `O_5888` under an integer: the value is text. `0/1` and `1 | 2` list values that are integers. */
const isTextExample = (example: string): boolean =>
  !isWhole(example) &&
  !/^(view|查看|\W*)$/i.test(example) &&
  !/^-?\d+(\s*([/|、;]|or|或)\s*-?\d+)+$/.test(example)

/** What a value of a type cannot be, whatever its document means by it. */
const isNone: Readonly<Partial<Record<Shape['kind'], RegExp>>> = {
  integer: /^(?!0x)[a-z_]{2,40}$|^[^\d]*[\u4e00-\u9fff]|^[[{]|^\d+(?:[,，]\d+)+$/i,
  decimal: /^[a-z_]{2,40}$|^[[{]/i,
  boolean: /^(?!true|false|yes|no|[yntf01]$).*[a-z\d\u4e00-\u9fff]/i,
  dateTime: /^\d{9,}$/,
}

/** Words for an example that is none. */
const isNoExample = /^(无|暂无|空|见.*|null|none|view|查看|undefined|nan|xxx*|[^\p{L}\p{N}]*)$/iu

/** The example of a field, or what the sample of its page shows, that its type cannot hold. */
const oddExample = ({ example = '', shownAs }: RawField, { kind }: Shape): string | undefined =>
  [example, shownAs ?? ''].find(
    (text) => text.length <= 200 && !isNoExample.test(text) && isNone[kind]?.test(text) === true,
  )

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
  const { maxLength, ...others } = limits ?? {}
  const isFraction = shape.kind === 'integer' && /^-?\d+\.\d*[1-9]\d*$/.test(example)
  const tooLong =
    maxLength !== undefined && maxLength > 0 && example.length > maxLength && shape.kind !== 'file'
  const isText =
    conventions.trustsExamples === true &&
    side === 'input' &&
    shape.kind === 'integer' &&
    isTextExample(example)
  const odd = isText || isFraction ? undefined : oddExample(raw, shape)
  return {
    ...(isText ? { shape: { kind: 'text' } } : {}),
    ...(limits === undefined ? {} : { limits: tooLong ? others : limits }),
    facts: [
      ...(isText
        ? [
            {
              fact: 'text',
              because: `${lineOf(raw)}the document calls it ${type}, but its example is no number`,
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
      ...(tooLong
        ? [
            {
              fact: 'not limited',
              because: `${lineOf(raw)}the document says at most ${maxLength}, but its example has ${example.length} characters`,
            },
          ]
        : []),
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
