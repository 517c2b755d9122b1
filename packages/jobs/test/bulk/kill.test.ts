import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { outcomesOf, type BulkReport } from '@paifang/jobs'
import { levelCheckpoint } from '@paifang/jobs/level'
import type { JobError, Result } from '@paifang/result'
import { killingPlatform } from '../killing'

const long = process.env['PAIFANG_LONG'] === '1'
const count = 50_000
const kills = long ? 50 : 5

interface Proof {
  readonly report: BulkReport
  readonly killed: number
  readonly calls: number
  readonly written: ReadonlyMap<string, number>
  readonly unknown: ReadonlySet<number>
  readonly refused: number
}

/** Runs the job in processes that are killed in the middle of requests, until one ends it. */
const prove = async (
  write: 'keyed' | 'unkeyed',
  signal: 'SIGKILL' | 'SIGTERM' = 'SIGKILL',
): Promise<Proof> => {
  const folder = await mkdtemp(join(tmpdir(), 'paifang-kill-'))
  let kill: () => void = () => undefined
  const platform = await killingPlatform(write, {
    kills,
    every: Math.floor(count / 100 / (kills + 1)),
    kill: () => kill(),
    trouble: signal === 'SIGKILL',
  })
  const { emulator, written } = platform
  const { endpoint, appKey, appSecret } = emulator.top
  const runOnce = (): Promise<string | undefined> =>
    new Promise((resolve) => {
      const runner = join(__dirname, 'runner.js')
      const child = spawn(
        process.execPath,
        [runner, endpoint, folder, write, String(count), appKey, appSecret],
        { stdio: ['ignore', 'pipe', 'inherit'] },
      )
      kill = () => void child.kill(signal)
      let text = ''
      child.stdout.on('data', (piece) => (text += String(piece)))
      child.on('close', (code) => resolve(code === 0 ? text : undefined))
    })
  try {
    for (let run = 0; run <= 2 * kills + 10; run++) {
      const text = await runOnce()
      if (text === undefined) continue
      const ended = JSON.parse(text) as Result<JobError, BulkReport>
      if (ended._tag === 'Left' && ['paused', 'cancelled'].includes(ended.left.reason)) continue
      if (ended._tag === 'Left') throw new Error(text)
      const unknown = new Set<number>()
      let refused = 0
      for await (const outcome of outcomesOf(levelCheckpoint({ folder, secret: appSecret }), 'blacklist')) {
        if (outcome._tag === 'Left') throw new Error(outcome.left.reason)
        const { from, to, state } = outcome.right
        if (state === 'refused') refused += to - from + 1
        else for (let row = from; row <= to; row++) unknown.add(row)
      }
      return {
        report: ended.right,
        killed: platform.killed(),
        calls: platform.calls(),
        written,
        unknown,
        refused,
      }
    }
    throw new Error('it does not end')
  } finally {
    await emulator.close()
    await rm(folder, { recursive: true, force: true })
  }
}

const mobileOf = (row: number): string => String(13_000_000_000 + row - 1)

const show = (name: string, proof: Proof): void => {
  if (!long) return
  process.stdout.write(
    `${name}: ${proof.killed} kills, ${proof.calls} requests carried out, ${JSON.stringify(proof.report.rows)}, ` +
      `most often written ${Math.max(...proof.written.values())}\n`,
  )
}

describe(`a job of ${count} rows whose process is killed ${kills} times`, () => {
  it('loses none and writes none twice where requests carry a key', async () => {
    const proof = await prove('keyed')
    show('keyed', proof)
    expect(proof.killed).toBe(kills)
    const { rows } = proof.report
    expect(rows).toMatchObject({ read: count, refused: 0 })
    expect(rows.done + rows.unknown).toBe(count)
    expect(rows.unknown).toBeLessThanOrEqual(count / 1000)
    expect(proof.unknown.size).toBe(rows.unknown)
    for (let row = 1; row <= count; row++)
      if (!proof.unknown.has(row) && proof.written.get(mobileOf(row)) !== 1)
        throw new Error(`row ${row}: written ${proof.written.get(mobileOf(row)) ?? 0} times`)
  })

  it('writes none twice where nothing makes a repetition harmless, and knows what it does not know', async () => {
    const proof = await prove('unkeyed')
    show('unkeyed', proof)
    const { rows } = proof.report
    expect(rows).toMatchObject({ read: count, refused: 0 })
    expect(rows.done + rows.unknown).toBe(count)
    expect(proof.unknown.size).toBe(rows.unknown)
    let writtenOnce = 0
    for (let row = 1; row <= count; row++) {
      const times = proof.written.get(mobileOf(row)) ?? 0
      if (times > 1 || (times === 0 && !proof.unknown.has(row))) throw new Error(`row ${row}: ${times}`)
      writtenOnce += times
    }
    // What was written and is not done is exactly what is unknown and was written all the same.
    const writtenUnknown = [...proof.unknown].filter((row) => proof.written.has(mobileOf(row))).length
    expect(writtenOnce - writtenUnknown).toBe(rows.done)
  })

  it('leaves nothing unknown where the process is told to stop', async () => {
    const proof = await prove('unkeyed', 'SIGTERM')
    expect(proof.killed).toBe(kills)
    expect(proof.report.rows).toEqual({ read: count, done: count, refused: 0, unknown: 0 })
    expect(Math.max(...proof.written.values())).toBe(1)
    expect(proof.written.size).toBe(count)
  })
})
