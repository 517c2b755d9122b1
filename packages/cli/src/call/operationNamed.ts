import { unknownStruct, unknownValue } from '@paifang/contract'
import type { AnyOperation } from '@paifang/gateway'
import { installedOperations } from '../operations/installedOperations'
import { UsageError } from '../UsageError'

/** An operation nobody described: anything goes in, whatever comes back comes out, and nothing is repeated. */
const untyped = (gateway: 'top' | 'opretail', method: string): AnyOperation => ({
  gateway,
  method,
  input: unknownStruct,
  output: unknownValue,
  codes: [],
  session: 'optional',
  idempotent: false,
  sensitive: [],
})

const gatewayNamed = (method: string, asked: unknown): 'top' | 'opretail' => {
  if (asked === 'top' || asked === 'opretail') return asked
  if (asked !== undefined)
    throw new UsageError({ en: '--gateway is top or opretail', zh: '--gateway 只能是 top 或 opretail' })
  // Nearly all opretail methods start so, and no TOP method does.
  return /^(open|ovopark)\./.test(method) ? 'opretail' : 'top'
}

/** The installed operation of that name, else an untyped one. */
export const operationNamed = (
  method: string,
  gateway: unknown,
): { readonly operation: AnyOperation; readonly typed: boolean } => {
  const found = installedOperations(process.cwd()).find(({ operation }) => operation.method === method)
  return found
    ? { operation: found.operation, typed: true }
    : { operation: untyped(gatewayNamed(method, gateway), method), typed: false }
}
