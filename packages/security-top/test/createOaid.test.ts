import { topOaidDecrypt, topOaidMerge } from '@paifang/api-top-platform'
import { startEmulator, type Emulator } from '@paifang/emulator'
import { createTopClient, type TopClient } from '@paifang/gateway-top'
import { createOaid, type OaidQuery, type OaidScene } from '../src'

const receiver = {
  name: '张三丰',
  mobile: '13800138000',
  state: '浙江省',
  city: '杭州市',
  district: '余杭区',
  address_detail: '某路一号',
}

describe('createOaid', () => {
  let emulator: Emulator
  let client: TopClient
  beforeEach(async () => {
    emulator = await startEmulator({ operations: [topOaidDecrypt, topOaidMerge] })
    client = createTopClient({ ...emulator.top })
  })
  afterEach(async () => {
    await client.close()
    await emulator.close()
  })

  const order = (i: number, scene: OaidScene = '1002'): OaidQuery => ({
    oaid: `oaid-${i}`,
    tid: `${1000 + i}`,
    scene,
  })
  const add = (count: number): ReadonlyArray<OaidQuery> =>
    Array.from({ length: count }, (_none, i) => {
      emulator.state.top.addOaid({ ...receiver, oaid: `oaid-${i}`, tid: `${1000 + i}`, name: `收件人${i}` })
      return order(i)
    })

  it('opens any number in calls of 20, each paired with its order', async () => {
    const queries = add(45)
    const results = await createOaid({ client }).decrypt([...queries, order(3)])
    expect(results).toHaveLength(46)
    for (const [i, result] of results.entries()) {
      const { oaid, tid } = [...queries, order(3)][i] as OaidQuery
      const name = `收件人${Number(tid) - 1000}`
      expect(result).toMatchObject({ right: { oaid, tid, name, mobile: receiver.mobile, matched: true } })
    }
    const sizes = emulator.calls(topOaidDecrypt).map(({ input }) => input?.query_list.length)
    expect(sizes).toEqual([20, 20, 5])
  })

  it.each<[OaidScene, object]>([
    ['1001', { name: '收件人0', mobile: '13800138000', address_detail: '某路一号' }],
    ['1008', { name: '收**', mobile: '1**', address_detail: '某路一号' }],
    ['1009', { name: '收件人0', mobile: '1**', address_detail: '某**' }],
    ['2001', { name: '收**', mobile: '13800138000', address_detail: '某**' }],
  ])('scene %s shows what it needs', async (scene, shown) => {
    add(1)
    expect(await createOaid({ client }).decrypt([order(0, scene)])).toMatchObject([{ right: shown }])
  })

  it('asks two questions of one order in two calls', async () => {
    add(1)
    expect(await createOaid({ client }).decrypt([order(0, '1009'), order(0, '2001')])).toMatchObject([
      { right: { name: '收件人0', mobile: '1**' } },
      { right: { name: '收**', mobile: '13800138000' } },
    ])
    expect(emulator.calls(topOaidDecrypt)).toHaveLength(2)
  })

  it('tells a virtual number by its parts, and when it ends', async () => {
    const expiresAt = Date.UTC(2026, 0, 8, 4)
    emulator.state.top.addOaid({
      ...receiver,
      oaid: 'v',
      tid: '1',
      virtual: { mobile: '18877771111-123', expiresAt },
    })
    const [result] = await createOaid({ client }).decrypt([
      { oaid: 'v', tid: '1', scene: '1002', virtualDays: 7 },
    ])
    expect(result).toMatchObject({
      right: {
        mobile: '18877771111-123',
        virtual: { number: '18877771111', extension: '123', expiresAt: new Date(expiresAt) },
      },
    })
    expect(emulator.calls(topOaidDecrypt)[0]).toMatchObject({
      input: { query_list: [{ secret_no_days: 7 }] },
    })
  })

  it('takes a receiver that stays masked for an answer, and says why', async () => {
    const maskedBy = 'DECRYPTION_DISABLED_BY_ORDERCLOSED'
    emulator.state.top.addOaid({ ...receiver, oaid: 'm', tid: '1', maskedBy })
    const [result] = await createOaid({ client }).decrypt([{ oaid: 'm', tid: '1', scene: '1001' }])
    expect(result).toMatchObject({ right: { name: '张**', maskedBy } })
    expect(result).not.toHaveProperty('right.virtual')
  })

  it('says that an address was changed', async () => {
    add(1)
    emulator.state.top.changeAddress('1000', { oaid: 'oaid-new', address_detail: '另路二号' })
    const results = await createOaid({ client }).decrypt([order(0), { ...order(0), oaid: 'oaid-new' }])
    expect(results).toMatchObject([
      { right: { matched: false, address_detail: '某路一号' } },
      { right: { matched: true, address_detail: '另路二号' } },
    ])
  })

  it('costs an order that is not answered nothing but that order', async () => {
    add(1)
    expect(await createOaid({ client }).decrypt([order(0), order(7)])).toMatchObject([
      { right: { tid: '1000' } },
      { left: { _tag: 'CryptoError', reason: 'no-receiver' } },
    ])
  })

  it.each<[string, unknown, string]>([
    ['null', null, 'queries[1]'],
    ['a text', 'oaid-1', 'queries[1]'],
    ['an id that is no text', { ...order(1), tid: 1001n }, 'queries[1].tid'],
    ['a blank oaid', { ...order(1), oaid: ' ' }, 'queries[1].oaid'],
    ['no scene', { oaid: 'oaid-1', tid: '1001' }, 'queries[1].scene'],
  ])(
    'takes %s in place of a query for an error of its place, and of no other',
    async (_what, query, path) => {
      add(2)
      expect(
        await createOaid({ client }).decrypt([order(0), query as OaidQuery, order(1)], null as never),
      ).toMatchObject([
        { left: { _tag: 'InputError', subject: 'options' } },
        { left: { _tag: 'InputError', subject: 'input', issues: [{ path }] } },
        { left: { _tag: 'InputError', subject: 'options' } },
      ])
      expect(await createOaid({ client }).decrypt([order(0), query as OaidQuery, order(1)])).toMatchObject([
        { right: { tid: '1000' } },
        { left: { _tag: 'InputError', subject: 'input', issues: [{ path }] } },
        { right: { tid: '1001' } },
      ])
      expect(emulator.calls(topOaidDecrypt).at(-1)?.input?.query_list).toHaveLength(2)
    },
  )

  it('never rejects for what is no list, and merges nothing where an order is none', async () => {
    const oaid = createOaid({ client })
    for (const what of [null, undefined, 'oaid-0', {}]) {
      expect(await oaid.decrypt(what as never)).toMatchObject([{ left: { issues: [{ path: 'queries' }] } }])
      expect(await oaid.merge(what as never)).toMatchObject({ left: { issues: [{ path: 'orders' }] } })
    }
    expect(await oaid.merge([order(0), null as never])).toMatchObject({
      left: { _tag: 'InputError', issues: [{ path: 'orders[1]' }] },
    })
    expect(emulator.calls(topOaidDecrypt)).toHaveLength(0)
  })

  it('has no option that nobody reads', () => {
    expect(() => createOaid({ client, ...{ onEvents: () => undefined } })).toThrow('did you mean onEvent?')
  })

  it('asks nothing again that may have been answered, and goes on with the next call', async () => {
    const queries = add(21)
    emulator.faults.add({
      operation: topOaidDecrypt.method,
      nth: 1,
      fault: { kind: 'reset', at: 'after-handling' },
    })
    emulator.state.top.oaidQuota.put(emulator.top.appKey, 30)
    const results = await createOaid({ client }).decrypt(queries)
    expect(
      results.slice(0, 20).every((result) => result._tag === 'Left' && result.left._tag === 'TransportError'),
    ).toBe(true)
    expect(results[20]).toMatchObject({ right: { tid: '1020' } })
    expect(emulator.state.top.oaidQuota.get(emulator.top.appKey)).toBe(9)
    expect(emulator.calls(topOaidDecrypt)).toHaveLength(2)
  })

  it('gives the refusal of a quota that is used up', async () => {
    add(1)
    emulator.state.top.oaidQuota.put(emulator.top.appKey, 0)
    expect(await createOaid({ client }).decrypt([order(0)])).toMatchObject([
      { left: { _tag: 'GatewayError', subCode: 'isv.oaid-quota-exceeded' } },
    ])
  })

  it('groups orders by receiver, those that no group names alone', async () => {
    for (const tid of ['1', '2', '3'])
      emulator.state.top.addOaid({ ...receiver, oaid: 'o', tid, name: tid === '2' ? '李四' : '张三' })
    const orders = ['1', '2', '3', '4'].map((tid) => ({ oaid: 'o', tid }))
    expect(await createOaid({ client }).merge(orders)).toEqual({
      _tag: 'Right',
      right: [['1', '3'], ['2'], ['4']],
    })
    expect(await createOaid({ client }).merge([])).toEqual({ _tag: 'Right', right: [] })
    const many = Array.from({ length: 101 }, (_none, i) => ({ oaid: 'o', tid: `${i}` }))
    expect(await createOaid({ client }).merge(many)).toMatchObject({ left: { _tag: 'InputError' } })
  })

  it('leaves no receiver in the journal of the emulator', async () => {
    add(1)
    await createOaid({ client }).decrypt([order(0)])
    const told = JSON.stringify(emulator.journal.entries())
    expect(told).toContain('oaid-0')
    expect(told).not.toMatch(/13800138000|收件人0|某路一号|余杭区/)
  })

  it('takes scenes there are alone', () => {
    // @ts-expect-error -- no such scene
    const query: OaidQuery = { oaid: 'o', tid: '1', scene: '1010' }
    expect(query.scene).toBe('1010')
  })
})
