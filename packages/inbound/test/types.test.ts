import { struct, text, type Operation } from '@paifang/contract'
import { topInbound } from '@paifang/gateway-top'
import { createInbound, spi } from '@paifang/inbound'
import { err, ok, type GatewayError } from '@paifang/result'

const In = struct<{ readonly code: string }>('In', { required: { code: text } })
const Out = struct<{ readonly message?: string }>('Out', { optional: { message: text } })
const inbound = createInbound([topInbound({ secretOf: 's' })])

const operationOf = <G extends string>(gateway: G) =>
  ({
    ...{ gateway, method: `${gateway}.x`, input: In, output: Out },
    ...{ codes: [], session: 'none', idempotent: false, sensitive: [] },
  }) satisfies Operation<G, { readonly code: string }, { readonly message?: string }>

describe('misuse does not compile', () => {
  it('of an operation whose gateway is not in the list', () => {
    inbound.on(operationOf('top'), () => ok({}))
    // @ts-expect-error -- opretailInbound() is not in the list
    inbound.on(operationOf('opretail'), () => ok({}))
  })

  it('of what a handler gets and gives', () => {
    const notice = spi('demo.notice', In, Out)
    inbound.on(notice, ({ code }) => ok({ message: code }))
    inbound.on(notice, async () => Promise.resolve(err({ code: 'S1', message: 'no' })))
    // @ts-expect-error -- the input has no such member
    inbound.on(notice, ({ tid }) => ok({ message: String(tid) }))
    // @ts-expect-error -- a number is no text
    inbound.on(notice, () => ok({ message: 1 }))
    // @ts-expect-error -- an output without a Result around it
    inbound.on(notice, () => ({ message: 'x' }))
    // @ts-expect-error -- the error of a call is not meant for a caller
    inbound.on(notice, () => err({} as GatewayError))
    // @ts-expect-error -- a key is made of the input that the codec reads
    inbound.on(notice, () => ok({}), { idempotencyKey: ({ tid }) => String(tid) })
    expect(inbound.state()).toEqual({ running: 0, isClosing: false })
  })

  it('of options that are none', () => {
    // @ts-expect-error -- it is toleranceMs
    expect(() => createInbound([topInbound({ secretOf: 's' })], { tolerance: 1 })).toThrow('tolerance')
    // @ts-expect-error -- a secret is text
    expect(() => topInbound({ secretOf: 1 })).toThrow('secretOf')
  })
})
