import type { Emulator } from '@paifang/emulator'
import { createTopClient } from '@paifang/gateway-top'
import { capturing } from '../call/capturing'
import { curlOf } from '../call/curlOf'
import type { AnyOperation } from '@paifang/gateway'

/** A curl command for the first TOP operation that brings an example; `''` when none does. */
export const readyCurl = async (
  { top }: Emulator,
  operations: ReadonlyArray<AnyOperation>,
  clock: () => number,
): Promise<string> => {
  const operation = operations.find(
    ({ gateway, example }) => gateway === 'top' && example?.input !== undefined,
  )
  if (operation === undefined) return ''
  const { transport, seen } = capturing()
  const client = createTopClient({ ...top, transport, clock })
  await client.call({ ...operation, gateway: 'top' }, operation.example?.input)()
  const request = seen()
  return request === undefined ? '' : curlOf(request)
}
