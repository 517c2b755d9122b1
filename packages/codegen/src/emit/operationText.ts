import type { CodecPlan } from '@paifang/contract'
import type { OperationPlan } from '../plan/operationPlan'
import { codecText } from './codecText'
import { comment } from './comment'
import { literal } from './literal'
import { typeText } from './typeText'
import { value } from './value'

export interface OperationNames {
  readonly operation: string
  readonly namespace: string
}

/** What stands at a path of an output; the items of a list that the path ends at. */
const rowAt = (plan: CodecPlan | undefined, path: ReadonlyArray<string>): CodecPlan | undefined => {
  if (plan === undefined) return undefined
  if ('of' in plan) return rowAt(plan.of, path)
  const [name, ...rest] = path
  if (name === undefined) return plan
  return plan.codec === 'struct' ? rowAt(plan.required[name] ?? plan.optional[name], rest) : undefined
}

/** The type of the rows of an operation that pages. */
const rowType = ({ output, paging }: OperationPlan): string | undefined => {
  if (paging === undefined) return undefined
  const row = paging.rowsAre === 'json-text' ? undefined : rowAt(output, paging.rows)
  return row === undefined ? 'unknown' : typeText(row, (name) => name)
}

/** The name of the contract's type that the constant has. */
export const operationType = ({ paging }: OperationPlan): string =>
  paging === undefined ? 'Operation' : 'PagedOperation'

/** The operation constant: the API as one value. */
export const operationText = (
  plan: OperationPlan,
  { operation, namespace }: OperationNames,
  description = '',
): string => {
  const row = rowType(plan)
  const parameters = [
    literal(plan.gateway),
    `${namespace}.Input`,
    `${namespace}.Output`,
    ...(row === undefined ? [] : [row]),
    ...(plan.codes.length === 0 ? [] : [plan.codes.map(literal).join(' | ')]),
  ]
  const members = Object.entries(plan).map(([name, member]) => {
    const text = name === 'input' || name === 'output' ? codecText(member as CodecPlan) : value(member, '  ')
    return `  ${name}: ${text},\n`
  })
  const about = comment(`${plan.title ?? ''} (\`${plan.method}\`)\n\n${description}`)
  const type = `${operationType(plan)}<\n${parameters.map((one) => `  ${one}`).join(',\n')}\n>`
  return `${about}export const ${operation}: ${type} = {\n${members.join('')}}\n`
}
