import type { MessageError, Result } from '@paifang/result'
import { left, right } from 'fp-ts/Either'
import { keepConnected, type KeepOptions } from '../../src/channel/keepConnected'
import type { Link } from '../../src/channel/openLink'
import { refusalKind } from '../../src/channel/refusal'

const unreachable: MessageError = { _tag: 'MessageError', reason: 'unreachable' }
const refused = (phrase: string, status = 0): MessageError => ({
  _tag: 'MessageError',
  reason: 'refused',
  phrase,
  status,
})

/** Time that passes only when something waits for it. */
interface Clock {
  ms: number
  readonly sleepers: Array<{ readonly at: number; readonly wake: () => void }>
}

const settle = async (): Promise<void> => {
  for (let turns = 0; turns < 20; turns++) await Promise.resolve()
}

const advance = async (clock: Clock, to: number): Promise<void> => {
  for (;;) {
    await settle()
    clock.sleepers.sort((a, b) => a.at - b.at)
    const next = clock.sleepers[0]
    if (next === undefined || next.at > to) break
    clock.sleepers.shift()
    clock.ms = next.at
    next.wake()
  }
  clock.ms = to
}

/** A link that ends when the test says so. */
const linkOf = () => {
  let end: (code: number) => void = () => undefined
  const ended = new Promise<number>((resolve) => (end = resolve))
  return { link: { token: 't', ended } as unknown as Link, end: () => end(1006) }
}

interface World {
  readonly clock: Clock
  readonly attempts: number[]
  readonly corrections: boolean[]
  readonly ending: AbortController
  readonly start: () => ReturnType<typeof keepConnected>
}

const worldOf = (
  open: (attempt: number) => Result<MessageError, Link>,
  more: Partial<KeepOptions> = {},
  clock: Clock = { ms: 0, sleepers: [] },
): World => {
  const attempts: number[] = []
  const corrections: boolean[] = []
  const ending = new AbortController()
  return {
    clock,
    attempts,
    corrections,
    ending,
    start: () =>
      keepConnected({
        open: ({ correctsClock }) => {
          attempts.push(clock.ms)
          corrections.push(correctsClock)
          return Promise.resolve(open(attempts.length))
        },
        onConnected: () => undefined,
        onDisconnected: () => undefined,
        onFailed: () => undefined,
        now: () => clock.ms,
        random: () => 0.5,
        wait: (ms) =>
          new Promise((resolve) => {
            clock.sleepers.push({ at: clock.ms + ms, wake: resolve })
          }),
        signal: ending.signal,
        isPlanned: () => false,
        ...more,
      }),
  }
}

const hour = 3_600_000

describe('keepConnected', () => {
  it('makes in an hour no more attempts than the backoff allows', async () => {
    const { link, end } = linkOf()
    const { clock, attempts, start, ending } = worldOf((attempt) =>
      attempt === 1 ? right(link) : left(unreachable),
    )
    start()
    await advance(clock, 60_000)
    end()
    await advance(clock, 60_000 + hour)
    const delays = attempts.slice(1).map((at, index) => at - (index === 0 ? 60_000 : (attempts[index] ?? 0)))
    expect(delays.slice(0, 8)).toEqual([550, 1_050, 2_050, 4_050, 8_050, 16_050, 30_050, 30_050])
    expect(attempts.length).toBe(1 + 6 + Math.floor((hour - 31_800) / 30_050))
    ending.abort()
  })

  it('brings 200 clients back without a crowd', async () => {
    let isUp = true
    const clock: Clock = { ms: 0, sleepers: [] }
    const back: number[] = []
    let seed = 42
    // A fixed sequence, so that the outcome does not depend on luck.
    const random = (): number => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648
    const clients = Array.from({ length: 200 }, () => {
      const { link, end } = linkOf()
      let count = 0
      const world = worldOf(
        () => {
          if (!isUp) return left(unreachable)
          if (count++ > 0) back.push(clock.ms)
          return right(count === 1 ? link : linkOf().link)
        },
        { random },
        clock,
      )
      world.start()
      return { world, end }
    })
    await advance(clock, 60_000)
    isUp = false
    for (const { end } of clients) end()
    await advance(clock, 60_000 + hour)
    isUp = true
    await advance(clock, 60_000 + hour + 120_000)
    expect(back).toHaveLength(200)
    const crowd = Math.max(...back.map((from) => back.filter((at) => at >= from && at < from + 500).length))
    expect(crowd).toBeLessThanOrEqual(20)
    for (const { world } of clients) world.ending.abort()
  })

  it('begins again with a short delay only after a connection that lasted', async () => {
    const links = [linkOf(), linkOf(), linkOf(), linkOf()]
    const { clock, attempts, start, ending } = worldOf((attempt) =>
      right((links[attempt - 1] ?? linkOf()).link),
    )
    start()
    await advance(clock, 0)
    links[0]?.end()
    await advance(clock, 550)
    links[1]?.end()
    await advance(clock, 550 + 1_050)
    expect(attempts).toEqual([0, 550, 1_600])
    await advance(clock, 1_600 + 30_000)
    links[2]?.end()
    await advance(clock, 1_600 + 30_000 + 550)
    expect(attempts).toEqual([0, 550, 1_600, 32_150])
    ending.abort()
  })

  it('is slow after a refusal that only a person can end, and quick after one that passes', async () => {
    const answers = [refused('invalid sign', 400), refused('no permission'), refused('busy', 503)]
    const { link, end } = linkOf()
    const { clock, attempts, start, ending } = worldOf((attempt) =>
      attempt === 1 ? right(link) : left(answers[attempt - 2] ?? unreachable),
    )
    start()
    await advance(clock, 30_000)
    end()
    await advance(clock, 200_000)
    expect(attempts.slice(0, 5)).toEqual([0, 30_550, 45_600, 75_650, 76_700])
    ending.abort()
  })

  it('corrects its clock once, at once, before it is slow', async () => {
    const { clock, attempts, corrections, start } = worldOf(() => left(refused('timestamp expired')))
    const { first, ended } = start()
    await advance(clock, 10)
    expect(await first).toMatchObject({ phrase: 'timestamp expired' })
    await ended
    expect([attempts, corrections]).toEqual([
      [0, 0],
      [false, true],
    ])
  })

  it('makes no attempt after the first failed, nor after it was ended', async () => {
    const failing = worldOf(() => left(unreachable))
    expect(await failing.start().first).toBe(unreachable)
    await advance(failing.clock, hour)
    expect(failing.attempts).toEqual([0])

    const { link, end } = linkOf()
    const ended = worldOf(() => right(link))
    const kept = ended.start()
    expect(await kept.first).toBeUndefined()
    ended.ending.abort()
    end()
    await kept.ended
    await advance(ended.clock, hour)
    expect(ended.attempts).toEqual([0])
  })

  it('opens at once what was closed on purpose', async () => {
    const { link, end } = linkOf()
    const { clock, attempts, start, ending } = worldOf(
      (attempt) => right(attempt === 1 ? link : linkOf().link),
      { isPlanned: (lost) => lost === link },
    )
    start()
    await advance(clock, 5_000)
    end()
    await advance(clock, 5_000)
    expect(attempts).toEqual([0, 5_000])
    ending.abort()
  })

  it('ends while an attempt hangs, and drops a link that it gives too late', async () => {
    const { ending, start } = worldOf(() => left(unreachable), { open: () => opening })
    let open: (result: Result<MessageError, Link>) => void = () => undefined
    const opening = new Promise<Result<MessageError, Link>>((resolve) => (open = resolve))
    const kept = start()
    await settle()
    ending.abort()
    await kept.ended
    expect(await kept.first).toMatchObject({ reason: 'closed' })
    let dropped = 0
    open(right({ ...linkOf().link, drop: () => (dropped += 1) }))
    await settle()
    expect(dropped).toBe(1)
  })
})

describe('refusalKind', () => {
  it.each([
    ['invalid sign', 400, 'account'],
    ['topic not permitted', 403, 'account'],
    ['timestamp expired', 401, 'clock'],
    ['server busy', 0, 'unavailable'],
    ['internal error', 500, 'unavailable'],
    ['', 27, 'account'],
  ])('takes "%s" with %i for %s', (phrase, status, kind) => {
    expect(refusalKind(refused(phrase, status))).toBe(kind)
  })
})
