import type { Field, Spec } from '../src'
import { fieldsOf } from '../src/spec/Shape'

const treeOf = (fields: ReadonlyArray<Field> | 'unknown'): unknown =>
  fields === 'unknown'
    ? fields
    : fields.map(({ name, type, required, limits, shape }) => [
        name,
        type,
        required === true,
        limits,
        treeOf(fieldsOf(shape) ?? []),
      ])

/** What a document says but its texts, to compare it with a damaged copy of itself. */
export const saidBy = ({ method, version, verb, errors, input, output }: Spec): string =>
  JSON.stringify([method, version, verb, errors.map(({ code }) => code), treeOf(input), treeOf(output)])
