import { createClient, type Gateway } from '@paifang/gateway'
import { unknownValue, type Operation } from '@paifang/contract'
import type { Transport } from '@paifang/transport'
import type { Cell } from '../measure/Subject'

const response = { status: 200, headers: {}, body: new Uint8Array(), truncated: false }
/** One turn of the event loop, as an exchange costs at least. */
const exchange = (): Promise<typeof response> => new Promise((resolve) => setImmediate(resolve, response))
const transport: Transport = () => async () => ({ _tag: 'Right', right: await exchange() })

const operation: Operation<'bench', unknown, unknown> = {
  gateway: 'bench',
  method: 'bench.nothing',
  input: unknownValue,
  output: unknownValue,
  codes: [],
  session: 'none',
  idempotent: false,
  sensitive: [],
}

const request = { verb: 'POST', url: 'http://127.0.0.1/', headers: {} } as const
const gateway: Gateway<'bench'> = {
  name: 'bench',
  prepare: () => ({ _tag: 'Right', right: {} }),
  sign: () => ({ _tag: 'Right', right: { request, secrets: [] } }),
  open: () => ({ _tag: 'Right', right: { output: {} } }),
}

/** The same steps without a client: what async/await alone costs. */
const plain = async (): Promise<unknown> => {
  const answer = await transport(request)()
  return answer._tag === 'Right' ? { output: {} } : undefined
}

export const cells: Readonly<Record<string, Cell>> = {
  'plain async/await': () => ({
    run: async (count) => {
      for (let i = 0; i < count; i++) await plain()
    },
  }),
  'client.call, nothing on the wire': () => {
    const client = createClient({ gateway, transport })
    return {
      run: async (count) => {
        for (let i = 0; i < count; i++) await client.call(operation, {})()
      },
    }
  },
}
