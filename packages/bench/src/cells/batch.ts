import { batch, createTopClient } from '@paifang/gateway-top'
import { undiciTransport } from '@paifang/transport'
import type { Cell } from '../measure/Subject'
import { credentials, itemGet, nextInput } from './itemOperation'
import { mustBeRight } from './mustBeRight'

/** How many calls one operation of each cell makes. */
export const batchSize = 20

const clientOf = (url: string) =>
  createTopClient({
    ...credentials,
    endpoint: `${url}/router/rest`,
    signMethod: 'md5',
    transport: undiciTransport(),
  })

export const cells: Readonly<Record<string, Cell>> = {
  '20 calls, one after the other': ({ url }) => {
    const client = clientOf(url)
    return {
      run: async (count) => {
        for (let i = 0; i < count * batchSize; i++) mustBeRight(await client.run(itemGet, nextInput()))
      },
    }
  },
  '20 calls at once': ({ url }) => {
    const client = clientOf(url)
    return {
      run: async (count) => {
        for (let i = 0; i < count; i++) {
          const calls = Array.from({ length: batchSize }, () => client.run(itemGet, nextInput()))
          for (const result of await Promise.all(calls)) mustBeRight(result)
        }
      },
    }
  },
  'one batch of 20': ({ url }) => {
    const client = clientOf(url)
    return {
      run: async (count) => {
        for (let i = 0; i < count; i++) {
          const items = Array.from({ length: batchSize }, () => [itemGet, nextInput()] as const)
          for (const result of await batch(client, items)) mustBeRight(result)
        }
      },
    }
  },
}
