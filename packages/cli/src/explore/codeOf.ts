import { isLeft, isRight } from 'fp-ts/Either'
import { parseJson } from '@paifang/contract'
import { formatDateTime } from '@paifang/wire'
import type { GatewayModule } from '../gateways/GatewayModule'
import type { InstalledOperation } from '../operations/installedOperations'
import { UsageError } from '../UsageError'
import { typescriptOf } from './typescriptOf'

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

/** The journal writes times as JSON does; an input has them as its gateway does. */
const withGatewayTimes = (value: unknown): unknown => {
  if (typeof value === 'string') return instant.test(value) ? formatDateTime(Date.parse(value)) : value
  if (Array.isArray(value)) return value.map(withGatewayTimes)
  if (typeof value !== 'object' || value === null || value.constructor !== Object) return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withGatewayTimes(member)]))
}

/**
 * A call of the journal as a program. `input`: JSON text, as it was read and shown; what is masked of it stays so, and need
 * not be of the type that it stands for.
 * @throws UsageError for what is no JSON object
 */
export const codeOf = (
  installed: InstalledOperation,
  input: string,
  gateway: GatewayModule,
): { readonly typescript: string } => {
  const read = parseJson(input)
  if (isLeft(read) || typeof read.right !== 'object' || read.right === null)
    throw new UsageError({ en: 'the input is not a JSON object', zh: '入参不是 JSON 对象' })
  const { input: codec } = installed.operation
  const found = [read.right, withGatewayTimes(read.right)].map((one) => codec.decode(one)).find(isRight)
  return { typescript: typescriptOf(installed, found?.right ?? read.right, gateway) }
}
