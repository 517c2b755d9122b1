import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Operation } from '@paifang/contract'
import { startEmulator, type Emulator } from '@paifang/emulator'
import { createOpretailClient, type OpretailClient } from '@paifang/gateway-opretail'
import { createTopClient } from '@paifang/gateway-top'
import { isErr } from '@paifang/result'

type AnyOperation = Operation<'top' | 'opretail', unknown, unknown, string>

const isOperation = (value: unknown): value is AnyOperation =>
  typeof value === 'object' && value !== null && 'gateway' in value && 'method' in value

const operations = readdirSync(join(__dirname, '../..'))
  .filter((name) => name.startsWith('api-'))
  .flatMap((name): unknown[] => Object.values(jest.requireActual<object>(`@paifang/${name}`)))
  .filter(isOperation)

/** Those that say in their description that they take a JSON body. */
const inJson = /downloadVideo|saveScene|startPlayRecReq v3/

let emulator: Emulator
let top: ReturnType<typeof createTopClient>
let opretail: OpretailClient
beforeAll(async () => {
  emulator = await startEmulator({ operations, onBanner: () => undefined })
  top = createTopClient({ ...emulator.top })
  opretail = createOpretailClient({ ...emulator.opretail })
})
afterAll(async () => {
  await top.close()
  await opretail.close()
  await emulator.close()
})

describe('the operations of all domains', () => {
  it('are about a hundred', () => {
    expect(operations.length).toBeGreaterThan(100)
  })

  it.each(
    operations.map((operation) => [`${operation.method} ${operation.version ?? ''}`, operation] as const),
  )('%s takes its example over HTTP, and its answer is read', async (name, operation) => {
    const input = operation.example?.input ?? {}
    const result =
      operation.gateway === 'top'
        ? await top.call(operation as never, input)()
        : await opretail.call(operation as never, input, inJson.test(name) ? { carriage: 'json' } : {})()
    expect(isErr(result) ? result.left : undefined).toBeUndefined()
  })
})

describe('open.face.queryUserCallBack', () => {
  const callback = operations.find(({ method }) => method === 'open.face.queryUserCallBack')

  it('reads a form as it arrives, all of it text', () => {
    const form = Object.fromEntries(
      Object.entries(callback?.example?.input ?? {}).map(([name, value]) => [name, String(value)]),
    )
    expect(callback?.input.decode(form)).toMatchObject({
      _tag: 'Right',
      right: { gender: false, age: 30, groupid: '12', arriveTime: '20210103080000' },
    })
  })
})
