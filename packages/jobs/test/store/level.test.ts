import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bulk, type Checkpoint } from '@paifang/jobs'
import { levelCheckpoint, progressOf } from '@paifang/jobs/level'
import { describe as describeError, type JobError } from '@paifang/result'
import { createPlatform, deskClient, virtualTime, writeRows, type Fate } from '../bulk/world'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paifang-jobs-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const rows = Array.from({ length: 60 }, (_, index) => ({ id: `13800${index}` }))

const desk = (fates: ReadonlyArray<Fate> = []) => {
  const coming = [...fates]
  const platform = createPlatform({
    fate: () => coming.shift() ?? 'handled',
  })
  const time = virtualTime()
  return {
    platform,
    run: (checkpoint: Checkpoint = levelCheckpoint({ folder, secret: 'helloworld' }), given = rows) =>
      bulk(deskClient(platform, time), writeRows({ rows: ['rows'] }), given, {
        job: 'nightly',
        checkpoint,
        chunk: 10,
        concurrency: 1,
        ...time,
        toInput: (these) => ({ rows: these }),
      }),
  }
}

const errorOf = async (ended: ReturnType<ReturnType<typeof desk>['run']>): Promise<JobError | undefined> => {
  const result = await ended
  return result._tag === 'Left' ? result.left : undefined
}

describe('a job in a folder', () => {
  it('goes on in another process', async () => {
    const { platform, run } = desk(['handled', 'handled', 'signature'])
    expect(await errorOf(run())).toMatchObject({ reason: 'call' })
    expect(await errorOf(run())).toBeUndefined()
    expect([...platform.written.values()]).toEqual(Array(60).fill(1))
  })

  it('says how it stands to those who may not open it', async () => {
    await errorOf(desk(['handled', 'handled', 'signature']).run())
    expect(await progressOf(folder, 'nightly')).toMatchObject({ state: 'stopped', rows: { done: 20 } })
    expect(await progressOf(folder, 'another')).toBeUndefined()
  })

  it('has one runner', async () => {
    const checkpoint = levelCheckpoint({ folder, secret: 'helloworld' })
    const held = await checkpoint.open('nightly')
    if (held._tag === 'Left') throw new Error(held.left.reason)
    const { platform, run } = desk()
    expect(await errorOf(run())).toMatchObject({ _tag: 'JobError', reason: 'locked' })
    expect(platform.calls()).toBe(0)
    await held.right.close()
    expect(await errorOf(run())).toBeUndefined()
  })

  it('is for its owner alone', async () => {
    await desk().run()
    expect((await stat(join(folder, 'nightly'))).mode & 0o777).toBe(0o700)
  })

  it('holds no value of a row', async () => {
    await desk(['handled', 'signature']).run()
    for (const name of await readdir(folder, { recursive: true, withFileTypes: true }))
      if (name.isFile())
        expect((await readFile(join(name.parentPath, name.name))).includes('13800')).toBe(false)
  })

  it('is not resumed under another secret', async () => {
    const { run } = desk(['handled', 'signature'])
    await run()
    const error = await errorOf(run(levelCheckpoint({ folder, secret: 'another' })))
    expect(error).toMatchObject({ reason: 'secret' })
    expect(error && describeError(error)).toContain('kept under another secret')
    // And goes on under its own.
    expect(await errorOf(run())).toBeUndefined()
  })

  it('begins anew where nothing was sent of it, also if it is killed at once', async () => {
    const { platform, run } = desk()
    const checkpoint = levelCheckpoint({ folder, secret: 'helloworld' })
    const wrong = rows.map(({ id }) => ({ phone: id }) as unknown as { readonly id: string })
    expect(await errorOf(run(checkpoint, wrong))).toMatchObject({ reason: 'everything-refused' })
    expect(
      await errorOf(run({ ...checkpoint, tell: () => Promise.reject(new Error('killed')) })),
    ).toMatchObject({
      reason: 'store',
    })
    expect(await errorOf(run(checkpoint))).toBeUndefined()
    expect([...platform.written.values()]).toEqual(Array(60).fill(1))
    expect(await progressOf(folder, 'nightly')).toMatchObject({ rows: { done: 60, refused: 0 } })
  })

  it.each(['CURRENT', 'MANIFEST', '.log'])('is not resumed where its %s is damaged', async (part) => {
    const { platform, run } = desk(['handled', 'handled', 'signature'])
    await run()
    const calls = platform.calls()
    const store = join(folder, 'nightly', 'store')
    for (const name of await readdir(store))
      if (name.includes(part)) await writeFile(join(store, name), 'no store')
    expect(await errorOf(run())).toMatchObject({ reason: 'store' })
    expect(platform.calls()).toBe(calls)
  })

  it('is not read where another version wrote it', async () => {
    const checkpoint = levelCheckpoint({ folder, secret: 'helloworld' })
    const kept = await checkpoint.open('nightly')
    if (kept._tag === 'Left') throw new Error(kept.left.reason)
    await kept.right.batch([{ put: 'job', value: '{"format":99,"salt":"x"}' }], { durable: true })
    await kept.right.close()
    expect(await errorOf(desk().run())).toMatchObject({
      reason: 'format',
      detail: 'it has format 99, this version reads 1 and 2',
    })
  })

  it('refuses what nobody reads, and a folder that is none', () => {
    const options = { folder, secret: 'helloworld' }
    const misspelt = { ...options, foldr: folder }
    expect(() => levelCheckpoint(misspelt)).toThrow('foldr: no option of this name; did you mean folder?')
    expect(() => levelCheckpoint({ ...options, folder: '' })).toThrow('folder: expected the path of a folder')
  })

  it('must have a secret', () => {
    expect(() => levelCheckpoint({ folder, secret: '' })).toThrow(TypeError)
    // @ts-expect-error -- without one, what is kept could be used to guess rows
    expect(() => levelCheckpoint({ folder, ...({ secret: '' } as object) })).toThrow(TypeError)
  })
})
