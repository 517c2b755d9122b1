import { structPlans, type StructPlans } from '../plan/codecPlan'
import { typeName } from '../plan/names'
import { operationPlan, type OperationPlan } from '../plan/operationPlan'
import { outermostFirst, structsOf, type Side, type Structs } from '../plan/Struct'
import type { Spec } from '../spec/Spec'
import { localName } from './codecText'
import { comment } from './comment'
import { guessesOf, type Guesses } from './fieldComment'
import { importLine } from './imports'
import { operationText, operationType } from './operationText'
import { interfaceText, structText } from './structText'
import { typeText } from './typeText'

const oneLine = (text: string): string => text.replace(/[^\p{L}\p{N} ._:/?=&()-]+/gu, ' ').trim()

/** The types of an operation, in a namespace that holds nothing else and is gone at run time. */
const namespaceText = (
  plan: OperationPlan,
  namespace: string,
  structs: Structs,
  plans: StructPlans,
  guesses: Guesses,
): string => {
  const side = (name: Side, typeOf: string): string => {
    const root = structs[name]
    const declared = (root === undefined ? [] : outermostFirst(root)).map((struct) =>
      interfaceText(struct, guesses, plans.get(struct)),
    )
    const isDeclared = root?.name === typeOf
    const about = comment(
      root === undefined ? `No document says what this ${name} holds.` : root.description,
      '  ',
    )
    const alias = isDeclared ? [] : [`${about}  type ${typeOf} = ${typeText(plan[name], localName)}\n`]
    return [...alias, ...declared].join('\n')
  }
  const title = comment(`Types of ${plan.method}.`)
  return `${title}export declare namespace ${namespace} {\n${side('input', 'Input')}\n${side('output', 'Output')}}\n`
}

/** The file of one operation. */
export const operationFile = (spec: Spec, operation: string): string => {
  const namespace = typeName(operation)
  const structs = structsOf(spec, namespace)
  const plans = structPlans(structs, namespace)
  const plan = operationPlan(spec, namespace, structs, plans)
  return [
    `// Generated from ${oneLine(spec.source.document)}; corrections go into spec/, not here.\n` +
      importLine([plan.input, plan.output], operationType(plan)),
    namespaceText(plan, namespace, structs, plans, guessesOf(spec.facts)),
    ...[...plans.values()].map(structText),
    operationText(plan, { operation, namespace }, spec.description),
  ].join('\n')
}
