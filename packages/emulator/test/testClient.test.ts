import { right } from 'fp-ts/Either'
import { inspect } from 'node:util'
import { startEmulator, type Emulator } from '../src'
import { operations, save, trade, type TradeInput } from './operations'
import { now, postForm, signedTop, topParams } from './peers'

describe('the test client', () => {
  let emulator: Emulator
  beforeEach(async () => {
    emulator = await startEmulator({ operations, clock: () => now })
    for (const tid of ['1', '2', 'x']) {
      const session = emulator.top.session
      await postForm(
        emulator.top.endpoint,
        signedTop(topParams(trade.method, { tid, title: '机密', at: '2021-01-03 08:00:00', session })),
      )
    }
  })
  afterEach(() => emulator.close())

  it('gives the calls of an operation with typed inputs', () => {
    const calls = emulator.calls(trade)
    const inputs: ReadonlyArray<TradeInput | undefined> = calls.map(({ input }) => input)
    expect(inputs[0]).toEqual({ tid: '1', title: '机密', at: new Date('2021-01-03T00:00:00Z') })
    expect(calls.map(({ outcome, code }) => [outcome, code])).toEqual([
      ['answered', undefined],
      ['answered', undefined],
      ['refused', 41],
    ])
    expect(emulator.calls(save)).toEqual([])
  })

  it('does not print inputs and sessions', () => {
    const shown = inspect(emulator.calls(trade), { depth: 9 }) + JSON.stringify(emulator.calls(trade))
    expect(shown).not.toContain('机密')
    expect(shown).not.toContain(emulator.top.session)
    expect(emulator.calls(trade)[0]?.session).toBe(emulator.top.session)
  })

  it('holds expectations', () => {
    expect(emulator.expectCalled(trade)).toHaveLength(3)
    expect(
      emulator.expectCalled(trade, { input: { tid: '2', at: new Date('2021-01-03T00:00:00Z') }, times: 1 }),
    ).toHaveLength(1)
    expect(emulator.expectCalled(trade, { input: { tid: 2n } })).toHaveLength(1)
    expect(emulator.expectCalled(trade, { input: ({ tid }) => tid === '1' })).toHaveLength(1)
    expect(emulator.expectCalled(trade, { outcome: 'refused', times: 1 })).toHaveLength(1)
    expect(() => emulator.expectCalled(trade, { times: 2 })).toThrow(
      'expected 2 calls of taobao.demo.trade.get that meet the expectation, saw 3; it was called 3 times: answered, answered, refused with 41',
    )
    expect(() => emulator.expectCalled(trade, { input: { lines: [{ sku: 'a' }] } })).toThrow(/saw 0/)
    expect(() => emulator.expectCalled(trade, { input: { at: new Date(0) } })).toThrow(/saw 0/)
    expect(() => emulator.expectCalled(save)).toThrow(/it was not called/)
  })

  it('looks into lists', async () => {
    const lines = '[{"sku":"a","count":1},{"sku":"b","count":2}]'
    await postForm(emulator.top.endpoint, signedTop(topParams(trade.method, { tid: '9', lines })))
    expect(emulator.expectCalled(trade, { input: { lines: [{ sku: 'a' }, { count: 2 }] } })).toHaveLength(1)
    expect(() => emulator.expectCalled(trade, { input: { lines: [{ sku: 'a' }] } })).toThrow(
      /; the input of the last differs at lines: expected \[{"sku":"a"}\], was \[{"sku":"a","count":1},{"sku":"b","count":2}\]$/,
    )
    expect(() => emulator.expectCalled(trade, { input: { lines: [{}, { count: 3 }] } })).toThrow(
      /differs at lines\[1\]\.count: expected 3, was 2$/,
    )
    expect(() => emulator.expectCalled(trade, { input: { tid: '9' }, outcome: 'fault' })).toThrow(
      /; the last was answered, not fault$/,
    )
  })

  it('says what was expected and what came, and nothing that is sensitive', async () => {
    await postForm(emulator.top.endpoint, signedTop(topParams(trade.method, { tid: '9', title: '机密' })))
    const at = new Date('2021-01-03T00:00:00Z')
    const input = { tid: 10, title: '密机', at, lines: [], more: 1 } as object
    let said = ''
    try {
      emulator.expectCalled(trade, { input })
    } catch (error) {
      said = (error as Error).message
    }
    expect(said).toMatch(
      /differs at tid: expected 10, was "9"; title: expected \*\*\*, was \*\*\*; at: expected "2021-01-03 08:00:00", was absent; and 2 more$/,
    )
    expect(said).not.toMatch(/机密|密机/)
  })

  it('takes handlers with the types of the operation', () => {
    emulator.on(
      save,
      ({ request }) =>
        async () =>
          right({ result: { success: true, code: request.mobile, is_retry: false } }),
    )
    // @ts-expect-error -- an output of another operation
    emulator.on(trade, () => async () => right({ result: 1 }))
    // @ts-expect-error -- an input that the operation does not have
    expect(() => emulator.expectCalled(trade, { input: { nobody: 1 } })).toThrow()
  })
})
