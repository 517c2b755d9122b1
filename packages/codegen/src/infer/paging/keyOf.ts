import type { Path } from '@paifang/contract'
import type { Field } from '../../spec/Field'
import { isNumber, isScalar, plainName } from './Place'
import { words } from '../../text/words'

/** Words that say nothing of what is listed. */
const empty =
  /^(result|data|list|row|record|item|model|module|content|info|dto|vo|do|d|t|o|top|open|query|page)$/

const singular = (word: string): string => word.replace(/ies$/, 'y').replace(/(?<!s)s$/, '')

const contentOf = (name: string): ReadonlyArray<string> =>
  words(name)
    .map(singular)
    .filter((word) => !empty.test(word))

/** The ids of a row that are made of the words of a name: `store_id` and `sku_id` of a `StoreSku`. */
const idsOf = (row: ReadonlyArray<Field>, name: string): ReadonlyArray<string> => {
  const about = contentOf(name)
  const last = about.at(-1)
  const ids = row
    .filter((field) => isScalar(field) && (isNumber(field) || field.shape.kind === 'text'))
    .map((field) => ({ name: field.name, stem: words(field.name) }))
    .filter(({ stem }) => stem.length > 1 && stem.at(-1) === 'id')
    .map((id) => ({ ...id, stem: id.stem.slice(0, -1) }))
    .filter(({ stem }) => stem.every((word) => about.includes(word)))
  const isWhole = ids.some(({ stem }) => last !== undefined && stem.includes(last))
  return isWhole ? ids.map(({ name: one }) => one) : []
}

/**
 * What tells two rows apart: `id`, or the ids of what the list or its type is called (`order_id` of `order_list`).
 * Another id may be of something that several rows share.
 */
export const keyOf = (
  row: ReadonlyArray<Field>,
  list: Field | undefined,
): ReadonlyArray<Path> | undefined => {
  const plain = row.find((field) => isScalar(field) && plainName(field) === 'id')
  if (plain !== undefined) return [[plain.name]]
  const typed = idsOf(row, (list?.type ?? '').replace(/[[\]\s]/g, ''))
  const named = typed.length > 0 ? typed : idsOf(row, list?.name ?? '')
  return named.length === 0 ? undefined : named.map((name) => [name])
}
