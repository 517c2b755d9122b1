import { createClient } from '@paifang/gateway'
import type { Cell } from '../measure/Subject'
import { benchGateway, exchange } from './benchGateway'
import { concurrently } from './concurrently'
import { input, itemGet } from './itemOperation'
import { plainCall } from './plainCall'

export const cells: Readonly<Record<string, Cell>> = {
  'plain async/await, the same steps': () => ({ run: (count) => concurrently(count, 16, plainCall) }),
  'client.call': () => {
    const client = createClient({ gateway: benchGateway, transport: () => exchange })
    const call = async (): Promise<void> => {
      const result = await client.call(itemGet, input)()
      if (result._tag === 'Left') throw new Error(JSON.stringify(result.left))
    }
    return { run: (count) => concurrently(count, 16, call) }
  },
}
