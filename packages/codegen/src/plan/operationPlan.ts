import { codecOf, type CodecPlan, type Operation } from '@paifang/contract'
import type { Spec } from '../spec/Spec'
import { structPlans, type StructPlans } from './codecPlan'
import { example } from './example'
import { operationName, typeName } from './names'
import { structsOf, type Side, type Structs } from './Struct'

type AnOperation = Operation<Spec['gateway'], unknown, unknown, string>

/** An operation as data: its codecs are plans. */
export interface OperationPlan extends Omit<AnOperation, Side> {
  readonly input: CodecPlan
  readonly output: CodecPlan
}

const inputPlan = ({ input }: Structs, plans: StructPlans): CodecPlan =>
  (input === undefined ? undefined : plans.get(input)) ?? { codec: 'unknownStruct' }

const outputPlan = ({ output }: Structs, plans: StructPlans, { outputIs }: Spec): CodecPlan => {
  const plan = output === undefined ? undefined : plans.get(output)
  if (plan === undefined) return { codec: 'unknownValue' }
  return outputIs === 'list' ? { codec: 'list', of: plan } : plan
}

/** What the spec makes: generated code prints it, `operationOf` runs it. */
export const operationPlan = (
  spec: Spec,
  namespace: string,
  structs: Structs = structsOf(spec, namespace),
  plans: StructPlans = structPlans(structs, namespace),
): OperationPlan => {
  const {
    gateway,
    method,
    title,
    version,
    verb,
    outcome,
    errors,
    session,
    idempotent,
    sensitive,
    paging,
    bulk,
  } = spec
  const input = inputPlan(structs, plans)
  const output = outputPlan(structs, plans, spec)
  const shown = example(spec, { input, output })
  return {
    gateway,
    method,
    ...(title === undefined ? {} : { title }),
    ...(version === undefined ? {} : { version }),
    ...(verb === undefined ? {} : { verb }),
    input,
    output,
    ...(outcome === undefined ? {} : { outcome }),
    codes: [...new Set(errors.map(({ code }) => code))],
    session,
    idempotent,
    sensitive,
    ...(paging === undefined ? {} : { paging }),
    ...(bulk === undefined ? {} : { bulk }),
    ...(shown === undefined ? {} : { example: shown }),
  }
}

/**
 * The operation of a spec, interpreted: the same as the one that is generated. `name` is the operation's in its domain
 * (`operationNames`); it stands in the names of its structs, which issues show.
 */
export const operationOf = (spec: Spec, name: string = operationName(spec.method)): AnOperation => {
  const plan = operationPlan(spec, typeName(name))
  return { ...plan, input: codecOf(plan.input), output: codecOf(plan.output) }
}
