import type { ExampleClient, GatewayDocuments } from '../generate/GatewayDocuments'
import { shippedGateways } from '../generate/shippedGateways'
import { inventedInput } from '../plan/example'
import { typeName } from '../plan/names'
import { operationPlan } from '../plan/operationPlan'
import type { Spec } from '../spec/Spec'
import { value } from './value'

export interface ExampleOf {
  readonly spec: Spec
  /** Its name in TypeScript: of `operationNames`. */
  readonly operation: string
  /** The package it is imported from. */
  readonly from: string
  /** Whose clients make the call; default: those that are shipped. */
  readonly gateways?: ReadonlyArray<GatewayDocuments>
}

export const clientOf = (
  gateways: ReadonlyArray<GatewayDocuments>,
  { gateway }: Pick<Spec, 'gateway'>,
): ExampleClient | undefined => gateways.find(({ name }) => name === gateway)?.client

/** An input as TypeScript. */
export interface ExampleInput {
  /** The namespace of the operation's types, exported beside it: its input is `<namespace>.Input`. */
  readonly namespace: string
  readonly code: string
  /** Whether the document has it; else it is made up and fits the types. */
  readonly documented: boolean
}

/** The input of a call: the example of its document, else one that fits its types. */
export const exampleInput = ({ spec, operation }: Pick<ExampleOf, 'spec' | 'operation'>): ExampleInput => {
  const namespace = typeName(operation)
  const plan = operationPlan(spec, namespace)
  const documented = plan.example?.input
  return {
    namespace,
    code: value(documented ?? inventedInput(spec, plan.input)),
    documented: documented !== undefined,
  }
}

/**
 * A whole program that calls an operation with the example of its document, else with an input that fits its types. Empty
 * where no client is known for its gateway.
 */
export const exampleCall = ({
  spec,
  operation,
  from: domain,
  gateways = shippedGateways,
}: ExampleOf): string => {
  const client = clientOf(gateways, spec)
  if (client === undefined) return ''
  const { create, from, options, session } = client
  const { namespace, code, documented } = exampleInput({ spec, operation })
  return [
    `import { ${operation}, type ${namespace} } from '${domain}'`,
    `import { ${create} } from '${from}'`,
    "import { describe, isOk } from '@paifang/result'",
    '',
    `const client = ${create}({`,
    ...options,
    ...(spec.session === 'required' ? [session] : []),
    '})',
    '',
    ...(documented ? [] : ['// The document has no example: put in what is yours.']),
    `const input: ${namespace}.Input = ${code}`,
    `const result = await client.run(${operation}, input)`,
    '',
    'if (isOk(result)) console.log(result.right)',
    'else console.error(describe(result.left))',
    'await client.close()',
  ].join('\n')
}
