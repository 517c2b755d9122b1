import type { CodecPlan } from '@paifang/contract'

const membersOf = (plan: CodecPlan): ReadonlyArray<CodecPlan> => {
  if (plan.codec === 'struct') return [...Object.values(plan.required), ...Object.values(plan.optional)]
  return 'of' in plan ? [plan.of] : []
}

const collect = (plan: CodecPlan, used: Set<string>): Set<string> => {
  used.add(plan.codec)
  for (const member of membersOf(plan)) collect(member, used)
  return used
}

const typesOf: Readonly<Record<string, string>> = {
  id: 'Id',
  idInput: 'IdInput',
  integerInput: 'IntegerInput',
  file: 'FilePart',
}

/** The import of what a generated file uses of the contract: values first, each group in alphabetical order. */
export const importLine = (plans: ReadonlyArray<CodecPlan>, operationType: string): string => {
  const codecs = [...plans.reduce((used, plan) => collect(plan, used), new Set<string>())].sort()
  const types = [...codecs.flatMap((codec) => typesOf[codec] ?? []), operationType].sort()
  return `import { ${[...codecs, ...types.map((type) => `type ${type}`)].join(', ')} } from '@paifang/contract'\n`
}
