import type { Fact } from '../spec/Fact'
import type { RawField } from '../spec/RawField'

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
    else if (JSON.stringify([earlier.type, earlier.fields]) !== JSON.stringify([field.type, field.fields])) {
      found.set(field.name, {
        name: field.name,
        ...(earlier.required === true && field.required === true ? { required: true } : {}),
      })
      facts.push({
        at: [...at, field.name],
        fact: 'unknown',
        because: 'the document declares it twice, differently',
      })
    }
  }
  return [...found.values()]
}
