import type { Fact } from '../spec/Fact'
import type { RawField } from '../spec/RawField'

/** Type and members, wherever they stand. */
const saidBy = ({ type, fields }: RawField): string =>
  JSON.stringify([type, fields], (name, value: unknown) =>
    name === 'line' || name === 'shownAs' ? undefined : value,
  )

/** Where a page says something of a field: `line 12: `; nothing where its place in the document tells. */
export const lineOf = ({ line }: RawField): string => (line === undefined ? '' : `line ${line}: `)

/** One field of two declarations of one type: what both say; of texts the first. */
const bothSaid = (one: RawField, other: RawField): RawField => {
  const { required, limits, description = other.description, example = other.example, ...field } = one
  const isSame = JSON.stringify(limits ?? {}) === JSON.stringify(other.limits ?? {})
  return {
    ...field,
    ...(required === true && other.required === true ? { required } : {}),
    ...(isSame && limits !== undefined ? { limits } : {}),
    ...(description === undefined ? {} : { description }),
    ...(example === undefined ? {} : { example }),
  }
}

/** What two declarations of one name and type do not agree on. */
const differences = (one: RawField, other: RawField): string => {
  const differ = (name: 'limits' | 'description' | 'example'): boolean =>
    other[name] !== undefined &&
    one[name] !== undefined &&
    JSON.stringify(one[name]) !== JSON.stringify(other[name])
  return [
    ...((one.required === true) === (other.required === true) ? [] : ['whether it is required']),
    ...(JSON.stringify(one.limits ?? {}) === JSON.stringify(other.limits ?? {}) ? [] : ['its limits']),
    ...(differ('description') ? ['its description'] : []),
    ...(differ('example') ? ['its example'] : []),
  ].join(', ')
}

/**
 * Fields of one struct, each name once. A document that declares a name twice in the same way means it once; in two
 * ways it does not say which, so the field holds anything. Where only what stands beside the type differs, the field is
 * what both allow.
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
    } else {
      const differing = differences(earlier, field)
      found.set(field.name, bothSaid(earlier, field))
      if (differing !== '')
        facts.push({
          at: [...at, field.name],
          fact: 'doubtful',
          because: `${lineOf(field)}the document declares it twice, and ${differing} differs: what both allow is taken, and the first text`,
        })
    }
  }
  return [...found.values()]
}
