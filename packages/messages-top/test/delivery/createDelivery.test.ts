import { right } from 'fp-ts/Either'
import { createDelivery, type Settlement } from '../../src/delivery/createDelivery'
import { Message } from '../../src/Message'

const thrower = (name: string): object =>
  Object.defineProperty({}, name, {
    get: () => {
      throw new Error('not to be read')
    },
  })

const revoked = (): object => {
  const { proxy, revoke } = Proxy.revocable({}, {})
  revoke()
  return proxy
}

/** Throws whatever it is. */
const thrown = (what: unknown) => (): never => {
  throw what
}

describe('a message', () => {
  it.each<readonly [string, () => unknown]>([
    ['throws what throws when it is looked at', thrown(thrower('_tag'))],
    ['throws a proxy that was revoked', thrown(revoked())],
    ['throws nothing', thrown(undefined)],
    ['throws what has no prototype', thrown(Object.create(null))],
    ['gives a proxy that was revoked', revoked],
    ['gives a promise that cannot be read', () => thrower('then')],
    ['gives a promise that throws', () => ({ then: thrown(new Error('x')) })],
    ['gives a Left that cannot be read', () => Object.assign(thrower('left'), { _tag: 'Left' })],
    ['gives a permanent failure without a reason', () => ({ _tag: 'Permanent' })],
  ])('is said to have failed where its handler %s, and the next one is handled', async (_, handler) => {
    const said: Settlement[] = []
    const delivery = createDelivery({
      handlingOf: ({ id, message }) => {
        if (message._tag === 'Left') throw new Error('it can be read')
        return { message: message.right, run: id === 1n ? handler : () => undefined }
      },
      onDeadLetter: undefined,
      orderBy: undefined,
      duplicateBy: undefined,
      concurrency: 1,
      capacity: 10,
      recent: 10,
      handlerTimeoutMs: Infinity,
      now: () => 0,
      settle: (settlement) => said.push(settlement),
      onPressure: () => undefined,
      onIdle: () => undefined,
      onFailed: undefined,
      onHandled: undefined,
      onDuplicate: undefined,
    })
    for (const id of [1n, 2n])
      delivery.take({
        id,
        topic: 't',
        message: right(new Message({ id: String(id), topic: 't', text: '{}' })),
      })
    expect(await delivery.drain(60_000)).toBe(0)
    expect(said.map(({ id, isConfirmed }) => [id, isConfirmed])).toEqual([
      [1n, false],
      [2n, true],
    ])
  })
})
