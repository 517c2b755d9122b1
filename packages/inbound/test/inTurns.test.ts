import type { InboundAnswer } from '@paifang/gateway/author'
import type { IncomingCall } from '../src/call/handleCall'
import { inTurns } from '../src/servers/inTurns'

const callOf = (query: string): IncomingCall => ({
  verb: 'POST',
  path: '/',
  query,
  headers: {},
  body: new Uint8Array(),
})
const answer: InboundAnswer = { status: 200, contentType: 'text/plain', body: new Uint8Array() }

describe('inTurns', () => {
  it('handles what came in one turn of the event loop in its order, when the turn is over', async () => {
    const seen: string[] = []
    const handle = inTurns(async ({ query }) => {
      seen.push(query)
      return answer
    })
    const first = [handle(callOf('a')), handle(callOf('b'))]
    await Promise.resolve()
    first.push(handle(callOf('c')))
    expect(seen).toEqual([])
    await Promise.all(first)
    expect(seen).toEqual(['a', 'b', 'c'])
    await expect(handle(callOf('d'))).resolves.toBe(answer)
    expect(seen).toEqual(['a', 'b', 'c', 'd'])
  })

  it('handles the others where one cannot be handled', async () => {
    const handle = inTurns(async ({ query }) => {
      if (query === 'a') throw new Error('no')
      return answer
    })
    const [one, other] = await Promise.allSettled([handle(callOf('a')), handle(callOf('b'))])
    expect(one.status).toBe('rejected')
    expect(other).toEqual({ status: 'fulfilled', value: answer })
  })
})
