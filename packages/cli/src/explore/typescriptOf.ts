import { typescriptValue } from '@paifang/codegen'
import type { GatewayModule } from '../gateways/GatewayModule'
import type { InstalledOperation } from '../operations/installedOperations'

/** A call as a program: where it goes, and with whose credentials, is the environment's to say. */
export const typescriptOf = (
  { operation, package: { name: domain }, name }: InstalledOperation,
  input: unknown,
  gateway: GatewayModule,
): string => {
  const { create, from, options, session } = gateway.documents().client
  const needsSession = operation.session === 'required' || operation.session === 'unknown'
  return [
    `import { ${name} } from '${domain}'`,
    `import { ${create} } from '${from}'`,
    "import { describe } from '@paifang/result'",
    '',
    `const client = ${create}({`,
    ...options,
    ...(needsSession ? [session] : []),
    '})',
    '',
    `const result = await client.call(${name}, ${typescriptValue(input)})()`,
    "if (result._tag === 'Right') console.log(result.right)",
    'else console.error(result.left._tag, describe(result.left))',
    'await client.close()',
    '',
  ].join('\n')
}
