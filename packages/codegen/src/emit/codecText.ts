import type { CodecPlan } from '@paifang/contract'
import { literal } from './literal'
import { value } from './value'

/** What a struct's name is after its namespace: the name of its constant, and of its type inside the namespace. */
export const localName = (name: string): string => name.slice(name.indexOf('.') + 1)

/** The expression of a codec; a struct is a constant of its file. */
export const codecText = (plan: CodecPlan): string => {
  if (plan.codec === 'struct') return localName(plan.name)
  if (plan.codec === 'limited') return `limited(${codecText(plan.of)}, ${value(plan.limits)})`
  if (plan.codec === 'oneOf') return `oneOf(${value(plan.values)})`
  if (plan.codec === 'list' && plan.item !== undefined)
    return `list(${codecText(plan.of)}, ${literal(plan.item)})`
  return 'of' in plan ? `${plan.codec}(${codecText(plan.of)})` : plan.codec
}
