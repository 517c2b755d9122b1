import type { Operation } from '@paifang/contract'
import { match } from '@paifang/result'
import { blacklistSync, tradeGet, type TradeGetInput, type TradeGetOutput } from './support/operations'
import { json, scriptedClient } from './support/scripted'

describe('misuse', () => {
  const { client } = scriptedClient([json({ request_id: 'r' })])
  const elsewhere = { ...tradeGet, gateway: 'opretail' } as const satisfies Operation<
    'opretail',
    TradeGetInput,
    TradeGetOutput
  >

  it('that a compiler can see does not compile, and what slips through sends nothing', async () => {
    // @ts-expect-error an operation of another gateway
    const foreign = await client.call(elsewhere, { tid: 1 })()
    // @ts-expect-error a required field is missing
    const missing = await client.call(tradeGet, {})()
    // @ts-expect-error a field of the wrong type
    const wrong = await client.call(tradeGet, { tid: true })()
    expect([foreign, missing, wrong]).toMatchObject(
      Array.from({ length: 3 }, () => ({ left: { _tag: 'InputError' } })),
    )
  })

  it('of match, where a case is missing, does not compile', async () => {
    const result = await client.call(blacklistSync, { mobile: '13800138000' })()
    const others = {
      InputError: () => 1,
      TransportError: () => 2,
      ProtocolError: () => 3,
      GatewayError: () => 4,
      OutputError: () => 6,
    }
    expect(match(result, { ...others, ok: () => 0, BusinessError: () => 5 })).toBe(0)
    // @ts-expect-error BusinessError is missing
    expect(match(result, { ...others, ok: () => 0 })).toBe(0)
  })

  it('of codes: only what the document lists, or unlisted', async () => {
    const result = await client.call(blacklistSync, { mobile: '13800138000' })()
    if (result._tag === 'Left' && result.left._tag === 'BusinessError') {
      const { code } = result.left
      const listed: 'DUPLICATE' | 'unlisted' = code
      // @ts-expect-error no code of this operation
      expect(code === 'SOMETHING').toBe(listed === 'unlisted')
    }
    expect(result._tag).toBe('Right')
  })
})
