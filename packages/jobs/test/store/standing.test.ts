import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { jobsIn, progressOf, type DamagedJob } from '@paifang/jobs/level'

let folder: string
// Only dates stand still: how long ago something was told is exact.
const others = [
  ...(['hrtime', 'nextTick', 'performance', 'queueMicrotask', 'setImmediate', 'clearImmediate'] as const),
  ...(['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] as const),
]
beforeEach(async () => {
  jest.useFakeTimers({ now: Date.UTC(2026, 10, 27), doNotFake: others })
  folder = await mkdtemp(join(tmpdir(), 'paifang-standing-'))
})
afterEach(async () => {
  jest.useRealTimers()
  await rm(folder, { recursive: true, force: true })
})

const progress = (job: string, more: object = {}): object => ({
  job,
  gateway: 'top',
  method: 'a.b',
  state: 'running',
  rows: { read: 5, done: 3, refused: 1, unknown: 1 },
  calls: 2,
  rowsPerSecond: 1,
  ...more,
})

const tell = async (name: string, told: object | string, agoMs = 0): Promise<void> => {
  await mkdir(join(folder, name), { recursive: true })
  const file = join(folder, name, 'progress.json')
  await writeFile(file, typeof told === 'string' ? told : JSON.stringify(told))
  await utimes(file, Date.now() / 1000, (Date.now() - agoMs) / 1000)
}

describe('how jobs of a folder stand', () => {
  it('is as they told last, by their names', async () => {
    await tell('b', progress('b', { state: 'ended' }), 3_600_000)
    await tell('a', progress('a', { state: 'waiting', waitingFor: 'throttle', untilMs: 1 }))
    expect(await jobsIn(folder)).toMatchObject([
      { job: 'a', state: 'waiting', untilMs: 1 },
      { job: 'b', state: 'ended' },
    ])
    expect(await jobsIn(folder, { most: 1 })).toMatchObject([{ job: 'a' }])
    expect(await jobsIn(join(folder, 'none'))).toEqual([])
  })

  it.each(['running', 'waiting'])(
    'says that one which is %s and shows no life was interrupted',
    async (state) => {
      await tell('a', progress('a', { state }), 5000)
      expect(await progressOf(folder, 'a')).toMatchObject({ state })
      await tell('a', progress('a', { state }), 5001)
      const stands = await progressOf(folder, 'a')
      expect(stands?.state).toBe('interrupted')
      expect(Date.now() - (stands?.toldMs ?? 0)).toBeGreaterThan(5000)
    },
  )

  it('is read where an older version told it', async () => {
    await tell('a', { ...progress('a'), gateway: undefined, method: undefined })
    expect(await progressOf(folder, 'a')).toMatchObject({ gateway: '', method: '', state: 'running' })
  })

  it.each([
    ['no JSON', 'running'],
    ['no object', '"running"'],
    ['a state that there is not', progress('a', { state: 'asleep' })],
    ['rows that are no counts', progress('a', { rows: { read: '5', done: 3, refused: 1, unknown: 1 } })],
    ['a reason that is no text', progress('a', { stop: { reason: { toString: 1 } } })],
    ['a time that no calendar has', progress('a', { state: 'waiting', untilMs: 1e300 })],
    ['more than anybody tells', progress('a', { stop: { reason: 'x'.repeat(70_000) } })],
    ['the name of another job', progress('../b')],
  ])('is not taken from %s', async (what, told) => {
    await tell('a', told)
    const damaged: DamagedJob[] = []
    expect(await jobsIn(folder, { onDamaged: (one) => damaged.push(one) })).toEqual([])
    expect(damaged).toEqual(
      what === 'the name of another job' ? [] : [{ name: 'a', file: join(folder, 'a', 'progress.json') }],
    )
  })

  it.each(['sunset', 'constructor', '__proto__'])(
    'is that it stopped, where a later version says for what: %s',
    async (reason) => {
      await tell('a', progress('a', { state: 'stopped', stop: { reason } }))
      const [found] = await jobsIn(folder)
      expect(found).toMatchObject({ job: 'a', state: 'stopped' })
      expect(found?.stop).toBeUndefined()
    },
  )

  it('does not wait for a pipe', async () => {
    await mkdir(join(folder, 'a'))
    execFileSync('mkfifo', [join(folder, 'a', 'progress.json')])
    expect(await jobsIn(folder)).toEqual([])
  })
})
