import type { EmulatorOf } from '@paifang/emulator'
import type { AnyOperation } from '@paifang/gateway'
import { capturing } from '../call/capturing'
import { curlOf } from '../call/curlOf'
import type { Context } from '../Context'

const lengthOf = ({ example }: AnyOperation): number =>
  JSON.stringify(example?.input, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))
    .length

/** Of some operations the one whose example is shortest. */
const shortest = (operations: ReadonlyArray<AnyOperation>): AnyOperation | undefined =>
  operations
    .map((operation) => ({ operation, length: lengthOf(operation) + operation.method.length }))
    .reduce<{ readonly operation: AnyOperation; readonly length: number } | undefined>(
      (least, one) => (least === undefined || one.length < least.length ? one : least),
      undefined,
    )?.operation

/** A curl command for the shortest example of the first gateway that has one; `''` when none does. */
export const readyCurl = async (
  accounts: EmulatorOf<string>['accounts'],
  operations: ReadonlyArray<AnyOperation>,
  clock: () => number,
  { gateways }: Context,
): Promise<string> => {
  for (const { name, createClient } of gateways) {
    const operation = shortest(
      operations.filter(({ gateway, example }) => gateway === name && example?.input !== undefined),
    )
    if (operation === undefined) continue
    const { endpoint = '', ...account } = accounts[name] as Readonly<Record<string, string>>
    const { transport, seen } = capturing()
    const client = createClient({
      account,
      endpoint,
      transport,
      clock,
      // Nothing is sent; others reach an exposed emulator by this address.
      allowInsecureHosts: [new URL(endpoint).hostname],
    })
    await client.call(operation, operation.example?.input)()
    const request = seen()
    if (request !== undefined) return curlOf(request)
  }
  return ''
}
