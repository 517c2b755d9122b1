import { join } from 'node:path'
import { right } from 'fp-ts/Either'
import { struct, text, unknownStruct, type Operation } from '@paifang/contract'
import { startEmulator, type Emulator } from '@paifang/emulator'
import { examplesIn, runExample } from '../../../.dev/test/examples'

interface Input {
  readonly warehouseCode: string
  readonly orderCode: string
  readonly extendProps?: Readonly<Record<string, unknown>>
}
interface Output {
  readonly flag?: string
  readonly code?: string
  readonly message?: string
}

/** What `paifang generate taobao.qimen.order.cancel` makes, as far as the example goes. */
const qimenOrderCancel: Operation<'qimen', Input, Output> = {
  gateway: 'qimen',
  method: 'taobao.qimen.order.cancel',
  input: struct<Input>('Input', {
    required: { warehouseCode: text, orderCode: text },
    optional: { extendProps: unknownStruct },
  }),
  output: struct<Output>('Output', { optional: { flag: text, code: text, message: text } }),
  outcome: {
    success: { path: ['flag'], accepts: ['success'] },
    code: { path: ['code'] },
    message: ['message'],
  },
  codes: [],
  session: 'none',
  idempotent: false,
  sensitive: [],
}

const [example = ''] = examplesIn(join(__dirname, '..', 'README.md'))

const load = (name: string): unknown =>
  name === 'api-qimen-order' ? { qimenOrderCancel } : jest.requireActual(name)

describe('the README', () => {
  let emulator: Emulator
  beforeAll(async () => {
    emulator = await startEmulator({ operations: [qimenOrderCancel] })
  })
  afterAll(() => emulator.close())

  const printed = (env: Readonly<Record<string, string>> = {}): Promise<ReadonlyArray<unknown>> =>
    runExample(example, {
      load,
      env: {
        QIMEN_APP_KEY: emulator.qimen.appKey,
        QIMEN_APP_SECRET: emulator.qimen.appSecret,
        QIMEN_CUSTOMER_ID: emulator.qimen.customerId,
        QIMEN_ENDPOINT: emulator.qimen.endpoint,
        ...env,
      },
    })

  it('shows a call that ends as it says', async () => {
    emulator.on(qimenOrderCancel, () => async () => right<never, Output>({ message: 'ok' }))
    expect(await printed()).toEqual(['cancelled: ok'])
    expect(emulator.calls(qimenOrderCancel).at(-1)?.input).toEqual({
      warehouseCode: 'W1',
      orderCode: 'SO1',
      extendProps: { reason: '买家取消 😀' },
    })
  })

  it('shows what a partner refuses, and what the platform does', async () => {
    emulator.on(
      qimenOrderCancel,
      () => async () => right<never, Output>({ flag: 'failure', code: 'S003', message: 'gone' }),
    )
    expect(await printed()).toEqual(['the warehouse said no with S003: gone'])
    expect(await printed({ QIMEN_APP_SECRET: 'another' })).toEqual([
      expect.stringMatching(/^refused with 25 isv\.\S+, request [0-9a-z]{13}$/),
    ])
  })
})
