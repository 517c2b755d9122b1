import type { Fact } from '../spec/Fact'
import type { RawField } from '../spec/RawField'

/** Type and members, wherever they stand. */
const saidBy = ({ type, fields }: RawField): string =>
  JSON.stringify([type, fields], (name, value: unknown) => (name === 'line' ? undefined : value))

/** Where a page says something of a field: `line 12: `; nothing where its place in the document tells. */
export const lineOf = ({ line }: RawField): string => (line === undefined ? '' : `line ${line}: `)

/**
 * Fields of one struct, each name once. A document that declares a name twice in the same way means it once; in two
 * ways it does not say which, so the field holds anything.
 */
export const mergeDuplicateFields = (
  fields: ReadonlyArray<RawField>,
  at: ReadonlyArray<string>,
  facts: Fact[],
): ReadonlyArray<RawField> => {
  const found = new Map<string, RawField>()
  for (const field of fields) {
    const earlier = found.get(field.name)
    if (earlier === undefined) found.set(field.name, field)
    else if (saidBy(earlier) !== saidBy(field)) {
      found.set(field.name, {
        name: field.name,
        isUnclear: true,
        ...(earlier.required === true && field.required === true ? { required: true } : {}),
      })
      facts.push({
        at: [...at, field.name],
        fact: 'unknown',
        because: `${lineOf(field)}the document declares it twice, differently`,
      })
    }
  }
  return [...found.values()]
}
