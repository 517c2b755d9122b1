import { typescriptValue } from '@paifang/codegen'
import type { GatewayModule } from '../gateways/GatewayModule'
import type { InstalledOperation } from '../operations/installedOperations'

/** Code in the place of a value. */
class Expression {
  constructor(readonly text: string) {}

  toString(): string {
    return this.text
  }
}

/** Files are read by their names from where the program is run. */
const readFiles = (input: unknown): { readonly value: unknown; readonly readsFiles: boolean } => {
  let readsFiles = false
  const members = Object.entries(input as Readonly<Record<string, unknown>>).map(([param, value]) => {
    const { bytes, name } = (value ?? {}) as { readonly bytes?: unknown; readonly name?: unknown }
    if (!(bytes instanceof Uint8Array)) return [param, value] as const
    readsFiles = true
    const read = new Expression(`readFileSync(${typescriptValue(name)})`)
    return [param, { ...(value as object), bytes: read }] as const
  })
  return { value: Object.fromEntries(members), readsFiles }
}

/** A call as a program: where it goes, and with whose credentials, is the environment's to say. `''`: no package exports it. */
export const typescriptOf = (
  { operation, package: { name: domain }, name }: InstalledOperation,
  input: unknown,
  gateway: GatewayModule,
): string => {
  if (name === '') return ''
  const { create, from, options, session } = gateway.documents().client
  const needsSession = operation.session === 'required' || operation.session === 'unknown'
  const { value, readsFiles } = readFiles(input)
  return [
    ...(readsFiles ? ["import { readFileSync } from 'node:fs'"] : []),
    `import { ${name} } from '${domain}'`,
    `import { ${create} } from '${from}'`,
    "import { describe } from '@paifang/result'",
    '',
    `const client = ${create}({`,
    ...options,
    ...(needsSession ? [session] : []),
    '})',
    '',
    `const result = await client.call(${name}, ${typescriptValue(value)})()`,
    "if (result._tag === 'Right') console.log(result.right)",
    'else console.error(result.left._tag, describe(result.left))',
    'await client.close()',
    '',
  ].join('\n')
}
