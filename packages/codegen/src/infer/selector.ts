import type { Fact } from '../spec/Fact'
import type { Field } from '../spec/Field'
import { fieldsOf } from '../spec/Shape'
import { words } from '../text/words'

/** `ItemImg []` is called `item_img` where one of them is meant. */
const itemName = ({ type = '' }: Field): string => words(type.replace(/[[\]\s]/g, '')).join('_')

/** The names by which TOP asks for fields: `tid`, `orders`, `orders.title`; a list also by what it holds, `item_img.url`. */
const pathsOf = (fields: ReadonlyArray<Field>, depth = 0): ReadonlyArray<string> =>
  fields.flatMap((field) => {
    const inside = fieldsOf(field.shape)
    if (inside === undefined) return [field.name]
    const item = itemName(field)
    const isOther =
      depth === 0 && field.shape.kind === 'list' && item !== '' && !fields.some(({ name }) => name === item)
    const names = isOther ? [field.name, item] : [field.name]
    const members = depth < 2 ? pathsOf(inside, depth + 1) : []
    return names.flatMap((name) => [name, ...members.map((member) => `${name}.${member}`)])
  })

/** An answer wrapped in a code and a message has its rows somewhere inside, and no document says where. */
const isEnvelope = (fields: ReadonlyArray<Field>): boolean =>
  fields.some(({ name }) => /^(resp_?)?(code|msg|message|result|success|data|error_?code)$/i.test(name))

const isSelector = ({ name, shape }: Field): boolean =>
  name === 'fields' && (shape.kind === 'text' || (shape.kind === 'commaList' && shape.of.kind === 'text'))

/**
 * The input with `fields` as a list of the fields that the answer has: only where the answer is one struct or one list
 * of them, and where the example asks for nothing else.
 */
export const withSelector = (
  input: ReadonlyArray<Field> | 'unknown',
  output: ReadonlyArray<Field> | 'unknown',
  facts: Fact[],
): ReadonlyArray<Field> | 'unknown' => {
  if (input === 'unknown' || output === 'unknown' || !input.some(isSelector)) return input
  const [one, another] = output.filter(({ shape }) => fieldsOf(shape) !== undefined)
  const inside = one === undefined || another !== undefined ? undefined : fieldsOf(one.shape)
  if (one === undefined || inside === undefined || inside.length < 2 || isEnvelope(inside)) return input
  const values = [...new Set(pathsOf(inside))]
  const known = new Set(values)
  return input.map((field) => {
    const shown = (field.example ?? '').split(/[,，]/).map((piece) => piece.trim())
    if (!isSelector(field) || shown.some((piece) => piece !== '' && !known.has(piece))) return field
    facts.push({
      at: ['input', field.name],
      fact: `names of fields of ${one.name}`,
      because: 'the answer is nothing else, and a field of this name selects what it holds',
    })
    return { ...field, shape: { kind: 'commaList', of: { kind: 'oneOf', values } } }
  })
}
