import { unknownStruct, unknownValue } from '@paifang/contract'
import type { AnyOperation } from '@paifang/gateway'
import { nearest } from '@paifang/gateway/author'
import type { Flags } from '../Command'
import type { Context } from '../Context'
import { gatewayNamed, usualGateway } from '../gateways/gatewayNamed'
import { installedOperations } from '../operations/installedOperations'

/** An operation nobody described: anything goes in, whatever comes back comes out, and nothing is repeated. */
export const untyped = (gateway: string, method: string): AnyOperation => ({
  gateway,
  method,
  input: unknownStruct,
  output: unknownValue,
  codes: [],
  session: 'optional',
  idempotent: false,
  sensitive: [],
})

/** The installed operation of that name, else an untyped one. */
export const operationNamed = (
  method: string,
  flags: Flags,
  context: Context,
): {
  readonly operation: AnyOperation
  readonly typed: boolean
  /** The installed method that was probably meant, where none is typed. */
  readonly near?: string
} => {
  const named = gatewayNamed(flags, context)
  const installed = installedOperations(context, flags).filter(
    ({ operation }) => named === undefined || operation.gateway === named.name,
  )
  const found = installed.find(({ operation }) => operation.method === method)
  if (found) return { operation: found.operation, typed: true }
  const gateway =
    named ?? context.gateways.find(({ methodPattern }) => methodPattern.test(method)) ?? usualGateway(context)
  const near = nearest(
    method,
    installed.map(({ operation }) => operation.method),
  )
  return { operation: untyped(gateway.name, method), typed: false, ...(near === undefined ? {} : { near }) }
}
