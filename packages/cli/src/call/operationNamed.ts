import { unknownStruct, unknownValue } from '@paifang/contract'
import type { AnyOperation } from '@paifang/gateway'
import type { Flags } from '../Command'
import { gatewayNamed, type GatewayName } from '../operations/gatewayNamed'
import { installedOperations } from '../operations/installedOperations'

/** An operation nobody described: anything goes in, whatever comes back comes out, and nothing is repeated. */
const untyped = (gateway: GatewayName, method: string): AnyOperation => ({
  gateway,
  method,
  input: unknownStruct,
  output: unknownValue,
  codes: [],
  session: 'optional',
  idempotent: false,
  sensitive: [],
})

/** Nearly all opretail methods start so, and no TOP method does. */
const gatewayOf = (method: string): GatewayName => (/^(open|ovopark)\./.test(method) ? 'opretail' : 'top')

/** The installed operation of that name, else an untyped one. */
export const operationNamed = (
  method: string,
  flags: Flags,
): { readonly operation: AnyOperation; readonly typed: boolean } => {
  const found = installedOperations(process.cwd()).find(({ operation }) => operation.method === method)
  return found
    ? { operation: found.operation, typed: true }
    : { operation: untyped(gatewayNamed(flags) ?? gatewayOf(method), method), typed: false }
}
