import { createGate, type Gate } from '../../src/bulk/gate'

const minute = 60_000

/** A gate for four requests at once, in virtual time. */
const world = () => {
  let nowMs = 0
  const gate = createGate({
    clock: () => nowMs,
    wait: async (ms) => {
      await Promise.resolve()
      nowMs += ms
    },
    most: 4,
  })
  return { gate, pass: (ms: number) => (nowMs += ms), now: () => nowMs }
}

/** How many may go at once now; they have all left again, and were taken. */
const room = async (gate: Gate): Promise<number> => {
  let inside = 0
  const all = Array.from({ length: 10 }, () => gate.enter().then(() => ++inside))
  await new Promise(setImmediate)
  const most = inside
  while (inside > 0) {
    inside--
    gate.left(true)
    await new Promise(setImmediate)
  }
  await Promise.all(all)
  return most
}

describe('a gate', () => {
  it('lets one try after a wait, then half as many as before, and more when it stays quiet', async () => {
    const { gate, pass } = world()
    expect(await room(gate)).toBe(4)
    gate.hold(1_000)
    expect(await room(gate)).toBe(1)
    expect(await room(gate)).toBe(2)
    pass(minute)
    expect(await room(gate)).toBe(3)
    pass(10 * minute)
    expect(await room(gate)).toBe(4)
  })

  it('goes down to one, which may always go', async () => {
    const { gate, now } = world()
    for (let i = 0; i < 5; i++) {
      gate.hold(now() + 1_000)
      expect(await room(gate)).toBe(1)
    }
    expect(await room(gate)).toBe(1)
  })

  it('takes the refusals of one wait for one', async () => {
    const { gate } = world()
    for (let i = 0; i < 3; i++) gate.hold(1_000)
    await room(gate)
    expect(await room(gate)).toBe(2)
  })
})
