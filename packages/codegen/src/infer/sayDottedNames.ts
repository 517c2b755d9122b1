import type { Fact } from '../spec/Fact'
import type { RawField } from '../spec/RawField'
import { lineOf } from './mergeDuplicateFields'

/** Says of `order.id` beside `order` that it may be a member of it: names with dots exist, and stand for themselves. */
export const sayDottedNames = (
  fields: ReadonlyArray<RawField>,
  at: ReadonlyArray<string>,
  facts: Fact[],
): void => {
  const dotted = fields.filter(({ name }) => name.includes('.'))
  if (dotted.length === 0) return
  const names = new Set(fields.map(({ name }) => name))
  for (const field of dotted) {
    const steps = field.name.split('.').map((step) => step.replace(/\[\d*\]$/, ''))
    const owners = steps.slice(0, 32).map((_, i) => steps.slice(0, i + 1).join('.'))
    const owner = owners.find((one) => one !== field.name && names.has(one))
    if (owner !== undefined)
      facts.push({
        at: [...at, field.name],
        fact: 'doubtful',
        because: `${lineOf(field)}it may be a member of ${owner}, which stands beside it`,
      })
  }
}
