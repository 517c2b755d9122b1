import { createLimits, memoryLimits } from '@paifang/limits'
import { echo } from '../../gateway/test/support/echoGateway'
import { mostInASecond, platform } from './support/platform'

const hour = 3_600_000
const many = (n: number) => Array.from({ length: n }, (_, i) => i)
/** On demand 1,000 workers of 200 applications for 10,000 sellers. */
const applications = process.env['PAIFANG_LONG'] === '1' ? 200 : 8
const workers = 5
const sellers = 50
const perSecond = 5
const perDay = 150
const callsOfASeller = 4

/** In virtual time, so that a night passes in a moment. */
describe('many workers of many applications', () => {
  it('starve nobody, send nothing into a ban, and use the quota of a day to the last call', async () => {
    const midnightMs = 16 * hour
    const startMs = midnightMs - 120_000
    const ban = { fromMs: startMs + 10_000, untilMs: startMs + 20_000 }
    const world = platform(startMs)
    const { now, wait } = world.time
    /** One for all workers, as Redis is. */
    const store = memoryLimits({ now, clock: now })
    const sentOf = many(applications).map((): { atMs: number; seller: string }[] => [])
    const refusedOf = many(applications).map(() => 0)
    world.refusal = (said) => {
      const [application = '', seller = ''] = said.split(' ')
      const atMs = now()
      sentOf[Number(application)]?.push({ atMs, seller })
      const isBanned = Number(application) % 2 === 0 && atMs >= ban.fromMs && atMs < ban.untilMs
      if (!isBanned) return undefined
      refusedOf[Number(application)] = (refusedOf[Number(application)] ?? 0) + 1
      return { banMs: ban.untilMs - atMs }
    }

    let done = 0
    const work = many(applications * workers).map(async (number) => {
      const application = Math.floor(number / workers)
      const worker = number % workers
      const limits = createLimits({
        ...{ application: `app ${application}`, perSecond, perDay, store, now, wait },
        ...{ clock: now, random: () => (number * 0.61803) % 1 },
      })
      const client = world.client(limits, 'bulk', { deadlineMs: 2 * hour, maxBanWaitMs: hour })
      const own = many(sellers).filter((seller) => seller % workers === worker)
      const calls = own.flatMap((seller) =>
        many(callsOfASeller).map(() =>
          client.run(echo, { say: `${application} ${seller}` }, { caller: `seller ${seller}` }),
        ),
      )
      for (const { _tag } of await Promise.all(calls)) if (_tag === 'Right') done += 1
    })
    await world.time.run(Promise.all(work))

    // Who meets the ban first learns of it for all of the application, whatever worker it is.
    expect(refusedOf).toEqual(many(applications).map((application) => (application % 2 === 0 ? 1 : 0)))
    expect(done).toBe(applications * sellers * callsOfASeller)
    for (const [application, sent] of sentOf.entries()) {
      const times = sent.map(({ atMs }) => atMs)
      expect(times).toHaveLength(sellers * callsOfASeller + (refusedOf[application] ?? 0))
      expect(mostInASecond(times)).toBeLessThanOrEqual(perSecond + 1)
      expect(times.filter((atMs) => atMs < midnightMs)).toHaveLength(perDay)
      // In the first half every seller had a turn.
      const early = sent.slice(0, (sellers * callsOfASeller) / 2)
      expect(new Set(early.map(({ seller }) => seller)).size).toBe(sellers)
    }
  })
})
