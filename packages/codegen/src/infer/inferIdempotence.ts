import type { Field } from '../spec/Field'
import { fieldsOf } from '../spec/Shape'

interface Inferred {
  readonly value: true | { readonly key: ReadonlyArray<string> }
  readonly because: string
}

const reads = /^(get|query|search|list|find)([A-Z_\d].*)?$/

const keyOf = (
  fields: ReadonlyArray<Field>,
  at: ReadonlyArray<string> = [],
): ReadonlyArray<string> | undefined => {
  for (const field of fields) {
    const path = [...at, field.name]
    if (/幂等|idempoten/i.test(`${field.name} ${field.description ?? ''}`) && 'kind' in field.shape) {
      if (['text', 'id', 'integer'].includes(field.shape.kind)) return path
    }
    if (field.shape.kind === 'struct') {
      const found = keyOf(fieldsOf(field.shape) ?? [], path)
      if (found !== undefined) return found
    }
  }
  return undefined
}

/** Why repeating a call is harmless, if anything says so: it is a read, or a field identifies the request. */
export const inferIdempotence = (method: string, input: ReadonlyArray<Field>): Inferred | undefined => {
  const segments = method.split('.').filter((segment) => !/^[\d-]+$/.test(segment))
  const last = segments.at(-1) ?? ''
  if (reads.test(last)) return { value: true, because: `the method’s last word is ${last}: a read` }
  const key = keyOf(input)
  return key === undefined
    ? undefined
    : { value: { key }, because: 'the field is said to make a repeated request harmless' }
}
