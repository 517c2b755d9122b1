import { atTurnEnd } from '../../src/limits/atTurnEnd'

describe('atTurnEnd', () => {
  it('runs what a turn brought in its order, when the turn is over', async () => {
    const ran: string[] = []
    atTurnEnd(() => ran.push('a'))
    await Promise.resolve()
    atTurnEnd(() => ran.push('b'))
    expect(ran).toEqual([])
    await new Promise<void>(atTurnEnd)
    expect(ran).toEqual(['a', 'b'])
  })

  it('leaves what comes meanwhile to the next one', async () => {
    const ran: string[] = []
    await new Promise<void>((resolve) => {
      atTurnEnd(() => {
        atTurnEnd(() => {
          ran.push('later')
          resolve()
        })
      })
      atTurnEnd(() => ran.push('now'))
    })
    expect(ran).toEqual(['now', 'later'])
  })

  it('needs no clock that a test has put in place of the real one', async () => {
    jest.useFakeTimers()
    try {
      await new Promise<void>(atTurnEnd)
    } finally {
      jest.useRealTimers()
    }
  })
})
