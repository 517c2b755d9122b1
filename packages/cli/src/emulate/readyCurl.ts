import type { EmulatorOf } from '@paifang/emulator'
import type { AnyOperation } from '@paifang/gateway'
import { capturing } from '../call/capturing'
import { curlOf } from '../call/curlOf'
import type { Context } from '../Context'

/** A curl command for the first operation that brings an example, of the first gateway that has one; `''` when none does. */
export const readyCurl = async (
  accounts: EmulatorOf<string>['accounts'],
  operations: ReadonlyArray<AnyOperation>,
  clock: () => number,
  { gateways }: Context,
): Promise<string> => {
  for (const { name, createClient } of gateways) {
    const operation = operations.find(
      ({ gateway, example }) => gateway === name && example?.input !== undefined,
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
