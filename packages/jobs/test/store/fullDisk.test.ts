import { execFileSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bulk } from '@paifang/jobs'
import { levelCheckpoint } from '@paifang/jobs/level'
import { createPlatform, deskClient, virtualTime, writeRows } from '../bulk/world'

const mounted = (folder: string): boolean => {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

describe('a job on a disk that is full', () => {
  it('sends nothing that it cannot keep, and goes on when there is room', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'paifang-full-'))
    if (!mounted(folder)) {
      await rm(folder, { recursive: true })
      console.warn('skipped: this user may not mount a tmpfs')
      return
    }
    try {
      const platform = createPlatform()
      const time = virtualTime()
      const rows = Array.from({ length: 2000 }, (_, index) => ({ id: `row-${index}` }))
      const run = (source: Iterable<(typeof rows)[number]>) =>
        bulk(deskClient(platform, time), writeRows({ rows: ['rows'] }), source, {
          job: 'nightly',
          checkpoint: levelCheckpoint({ folder, secret: 'helloworld' }),
          chunk: 10,
          concurrency: 1,
          ...time,
          toInput: (these) => ({ rows: these }),
        })
      function* filling(): Generator<(typeof rows)[number]> {
        for (const [index, row] of rows.entries()) {
          if (index === 500)
            try {
              writeFileSync(join(folder, 'filler'), Buffer.alloc(2_000_000))
            } catch {
              // As full as it gets.
            }
          yield row
        }
      }
      const stopped = await run(filling())
      expect(stopped).toMatchObject({ left: { _tag: 'JobError', reason: 'store' } })
      const calls = platform.calls()
      expect(calls).toBeLessThan(200)
      rmSync(join(folder, 'filler'))
      const ended = await run(rows)
      if (ended._tag === 'Left') throw new Error(JSON.stringify(ended.left))
      const { done, unknown } = ended.right.rows
      expect(done + unknown).toBe(2000)
      // One request at a time: at most the one that ran when the disk was full is not known.
      expect(unknown).toBeLessThanOrEqual(10)
      expect([...platform.written.values()].every((times) => times === 1)).toBe(true)
    } finally {
      execFileSync('umount', [folder])
      await rm(folder, { recursive: true })
    }
  })
})
