import { knownOf } from '../../src/bulk/knownOf'
import { takeInHand } from '../../src/bulk/ChunkInHand'
import type { Chunk, Part } from '../../src/bulk/chunks'
import { runPart, type PartRun } from '../../src/bulk/runPart'
import { createPlatform, deskClient, virtualTime, writeRows, type Fate, type Input, type Row } from './world'

const rows = Array.from({ length: 10 }, (_, index) => ({ id: `row-${index + 101}` }))
const part: Part = { from: 100, to: 110, state: 'pending', generation: 0 }
const chunk: Chunk = { from: 100, to: 110, digest: '', out: [], parts: [part] }

/** One chunk of a job whose keeper is a list of what happened. */
const world = (keyed: boolean, fate: Fate, poison: ReadonlyArray<string> = []) => {
  const log: string[] = []
  const time = virtualTime()
  const platform = createPlatform({
    poison: new Set(poison),
    atomic: true,
    fate: () => {
      log.push('call')
      return fate
    },
  })
  const operation = writeRows({
    rows: ['rows'],
    atomic: true,
    ...(keyed ? { key: { at: ['request_id'] } } : {}),
  })
  const run: PartRun<Input, Input, Row> = {
    client: deskClient(platform, time) as never,
    operation: operation as never,
    job: 'one',
    options: {
      toInput: (these, { key }) => ({ rows: these, ...(keyed ? { request_id: key } : {}) }),
    },
    known: knownOf(operation, undefined),
    salt: 'salt',
    lasting: true,
    digest: () => '',
    ...time,
    calls: undefined,
    maySplit: () => true,
    onCall: () => undefined,
  }
  const hand = takeInHand(chunk, rows, ({ parts }, { done = 0, outcomes = [] }) => {
    const states = parts.map(({ from, to, state }) => `${from}-${to} ${state}`)
    log.push([...states, ...(done > 0 ? [`${done} done`] : []), ...outcomes.map(({ state }) => state)].join())
    return Promise.resolve()
  })
  return { log, hand, run, platform }
}

describe('runPart', () => {
  it('keeps that a request is sent before it is, and what became of it after', async () => {
    const { run, hand, log } = world(false, 'handled')
    expect(await runPart(run, hand, part, false)).toMatchObject({ left: [], done: 10 })
    expect(log).toEqual(['100-110 sent', 'call', '10 done'])
  })

  it('leaves halves of a refused request that has written nothing', async () => {
    const { run, hand, log } = world(false, 'handled', ['row-103'])
    const { left } = await runPart(run, hand, part, false)
    expect(left).toMatchObject([
      { from: 100, to: 105, state: 'pending', generation: 1 },
      { from: 105, to: 110, state: 'pending', generation: 1 },
    ])
    expect(hand.chunk().parts).toEqual(left)
    expect(log).toEqual(['100-110 sent', 'call', '100-105 pending,105-110 pending'])
  })

  it('sends nothing again that a runner which died had sent without a key', async () => {
    const { run, hand, log } = world(false, 'handled')
    const end = await runPart(run, hand, { ...part, state: 'sent' }, true)
    expect(end).toMatchObject({ left: [], exceptions: true, unknown: false })
    expect(log).toEqual(['unknown'])
  })

  it('sends again what it had sent with one', async () => {
    const { run, hand, log } = world(true, 'handled')
    const end = await runPart(run, hand, { ...part, state: 'sent', digest: '', timeMs: 0 }, true)
    expect(end).toMatchObject({ left: [], done: 10 })
    expect(log).toEqual(['call', '10 done'])
  })

  it('hands a part back when the gateway takes nothing', async () => {
    const { run, hand } = world(false, 'long-ban')
    const { verdict, left } = await runPart(run, hand, part, false)
    expect(verdict).toMatchObject({ is: 'held', by: 'throttle', forMs: 3_600_000 })
    expect(left).toMatchObject([{ from: 100, to: 110, state: 'pending' }])
  })
})
