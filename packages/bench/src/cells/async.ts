import { createClient } from '@paifang/gateway/author'
import type { Cell } from '../measure/Subject'
import { benchGateway, exchange } from './benchGateway'
import { concurrently } from './concurrently'
import { itemGet, nextInput } from './itemOperation'
import { mustBeRight } from './mustBeRight'
import { plainCall } from './plainCall'

export const cells: Readonly<Record<string, Cell>> = {
  'plain async/await, the same steps': () => ({ run: (count) => concurrently(count, 16, plainCall) }),
  'client.call': () => {
    const client = createClient({ gateway: benchGateway, transport: () => exchange })
    return { run: (count) => concurrently(count, 16, () => client.call(itemGet, nextInput())(), mustBeRight) }
  },
}
