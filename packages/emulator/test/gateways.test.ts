import { createOpretailClient } from '@paifang/gateway-opretail'
import { createTopClient } from '@paifang/gateway-top'
import { startEmulator, type GatewayEmulation } from '../src'
import { report, trade } from './operations'
import { now } from './peers'

/** A gateway of nothing but a name. */
const named = <N extends string>(name: N): GatewayEmulation<N> => ({
  name,
  create: () => ({ routes: [], state: {}, account: () => ({}) }),
})

describe('the gateways of an emulator', () => {
  it('hold what a client is created with, ready to be spread', async () => {
    const emulator = await startEmulator({ operations: [trade, report], clock: () => now })
    const transport = emulator.transport()
    const top = createTopClient({ ...emulator.top, transport, clock: () => now })
    const opretail = createOpretailClient({ ...emulator.opretail, transport, clock: () => now })
    expect(await top.call(trade, { tid: '1' })()).toMatchObject({ _tag: 'Right' })
    expect(await opretail.call(report, { pageNumber: 1 })()).toMatchObject({ _tag: 'Right' })
    const { top: ofTop, opretail: ofOpretail, qimen } = emulator
    expect(emulator.accounts).toEqual({ top: ofTop, opretail: ofOpretail, qimen })
    // @ts-expect-error -- the address of a gateway has one name: endpoint
    expect(emulator.top.url).toBeUndefined()
    await emulator.close()
  })

  it('are the ones it is given, and only they', async () => {
    const emulator = await startEmulator({ operations: [], gateways: [named('one')] })
    expect(emulator.one).toEqual({})
    // @ts-expect-error -- TOP was not given
    expect(emulator.top).toBeUndefined()
    expect((await fetch(`${emulator.url}/router/rest`)).status).toBe(404)
    await emulator.close()
  })

  it.each(['calls', 'state', 'url', 'port', 'kept', 'rules', 'wait', '__proto__', '1st', 'a b'])(
    'are not called %s, which stands for something else',
    async (name) => {
      await expect(startEmulator({ operations: [], gateways: [named(name)] })).rejects.toThrow(TypeError)
    },
  )

  it('have a name each, and their operations belong to them', async () => {
    const twice = [named('one'), named('one')]
    await expect(startEmulator({ operations: [], gateways: twice })).rejects.toThrow('got "one"')
    await expect(
      startEmulator({
        gateways: [named('one')],
        // @ts-expect-error -- no gateway here answers it
        operations: [trade],
      }),
    ).rejects.toThrow('taobao.demo.trade.get is of gateway "top"; this emulator has one')
  })
})
