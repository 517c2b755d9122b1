import fc from 'fast-check'
import { isRight, right, type Either } from 'fp-ts/Either'
import { createOpretailClient } from '@paifang/gateway-opretail'
import { createTopClient, type TopClientOptions } from '@paifang/gateway-top'
import { logisticsExpressUserBlacklistTmsSync } from '@paifang/api-top-ascp'
import { alibabaLyserviceGroupTicketCustomerSave } from '@paifang/api-top-lyservice'
import { alibabaSecurityDeepvisionProxySmartmonitorRecoveryCreate } from '@paifang/api-top-deepvision'
import { shopwebLiveCheckStatisticsDetailPageForCustomer } from '@paifang/api-opretail-livecheck'
import { tmallAlihouseCustomerClueOutInvestTotalDataBackFlow } from '@paifang/api-top-alihouse'
import { startEmulator, type AnyOperation, type Emulator } from '../src'
import { arbitraryOf } from './arbitraryOf'
import { guarded, report, save, trade, upload, type TradeOutput } from './operations'

const topOperations = [
  logisticsExpressUserBlacklistTmsSync,
  alibabaLyserviceGroupTicketCustomerSave,
  alibabaSecurityDeepvisionProxySmartmonitorRecoveryCreate,
  tmallAlihouseCustomerClueOutInvestTotalDataBackFlow,
  trade,
  save,
  upload,
] as ReadonlyArray<AnyOperation<'top' | 'opretail'>>

const opretailOperations = [
  shopwebLiveCheckStatisticsDetailPageForCustomer,
  report,
  guarded,
] as ReadonlyArray<AnyOperation<'top' | 'opretail'>>

/** What came out of a call: its output, also where the output itself says "failed", without the gateway's stamp. */
const outcome = (result: Either<unknown, unknown>): unknown => {
  const error = isRight(result)
    ? undefined
    : (result.left as { readonly _tag: string; readonly output?: unknown })
  const output = isRight(result) ? result.right : error?._tag === 'BusinessError' ? error.output : error
  if (typeof output !== 'object' || output === null || !('request_id' in output)) return output
  const { request_id: stamp, ...rest } = output
  expect(stamp).toMatch(/^[0-9a-z]{13}$/)
  return rest
}

describe('a client and the emulator together are the identity', () => {
  let emulator: Emulator
  beforeAll(async () => {
    emulator = await startEmulator({
      operations: [...topOperations, ...opretailOperations],
      opretail: { replayMs: 0, signMethods: ['md5', 'sha1', 'sha256'] },
    })
  })
  afterEach(() => emulator.journal.clear())
  afterAll(() => emulator.close())

  const law = async (
    operation: AnyOperation<'top' | 'opretail'>,
    call: (input: unknown) => Promise<Either<unknown, unknown>>,
    { xml = false, runs = 25 } = {},
  ): Promise<void> => {
    await fc.assert(
      fc.asyncProperty(
        arbitraryOf(operation.input, { param: true }),
        arbitraryOf(operation.output, { xml }),
        async (input, output) => {
          let seen: unknown
          emulator.on(operation, (received) => async () => {
            seen = received
            return right(output)
          })
          const result = await call(input)
          expect(outcome(result)).toEqual(output)
          const read = operation.input.decode(input)
          expect(seen).toEqual(isRight(read) && read.right)
        },
      ),
      { numRuns: runs },
    )
  }

  const client = (more: Partial<TopClientOptions> = {}) =>
    createTopClient({
      ...emulator.top,
      endpoint: emulator.top.endpoint,
      transport: emulator.transport(),
      ...more,
    })

  describe.each(topOperations.map((operation) => [operation.method, operation] as const))(
    '%s',
    (_method, operation) => {
      it.each([
        ['hmac-sha256, simplified JSON', {}],
        ['hmac, full JSON', { signMethod: 'hmac', simplify: false }],
        ['md5, XML', { signMethod: 'md5', format: 'xml' }],
      ] as const)('with %s', async (_name, options) => {
        const top = client(options)
        await law(operation, (input) => top.call(operation as never, input)(), {
          xml: 'format' in options,
        })
        await top.close()
      })
    },
  )

  it('over a socket, with the clients of its own transports', async () => {
    const { transport: _none, ...options } = {
      ...emulator.top,
      endpoint: emulator.top.endpoint,
      transport: undefined,
    }
    const top = createTopClient(options)
    for (const operation of [trade, upload, save] as ReadonlyArray<AnyOperation<'top' | 'opretail'>>) {
      await law(operation, (input) => top.call(operation as never, input)(), { runs: 8 })
    }
    await top.close()
  })

  it.each(['md5', 'sha1', 'sha256'] as const)(
    'for opretail with %s, as a form and as JSON',
    async (signMethod) => {
      for (const carriage of ['form', 'json'] as const) {
        const opretail = createOpretailClient({
          ...emulator.opretail,
          endpoint: emulator.opretail.endpoint,
          transport: emulator.transport(),
          signMethod,
          carriage,
        })
        for (const operation of opretailOperations) {
          await law(operation, (input) => opretail.call(operation as never, input)(), { runs: 15 })
        }
        await opretail.close()
      }
    },
  )

  it.each(['GET', 'PUT', 'DELETE'] as const)('for opretail by %s', async (verb) => {
    const opretail = createOpretailClient({
      ...emulator.opretail,
      endpoint: `${emulator.url}/m.api`,
      transport: emulator.transport(),
    })
    await law(report, (input) => opretail.call(report, input as never, { verb })(), { runs: 15 })
    await opretail.close()
  })

  it('with a raw body, signed with every parameter in the query', async () => {
    const top = client()
    const seen: unknown[] = []
    emulator.on(trade, (input) => async () => {
      seen.push(input)
      return right<never, TradeOutput>({ tid: '1', paid: true, orders: [] })
    })
    const rawBody = { text: '{"title":"中文"}', contentType: 'application/json' }
    const result = await top.call(trade, { tid: 9007199254740993n }, { rawBody })()
    expect(result).toMatchObject({ _tag: 'Right' })
    expect(seen).toEqual([{ tid: '9007199254740993', title: '中文' }])
    await top.close()
  })
})
