import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { outcomesOf, viewJob, type RowOutcome, type Store } from '@paifang/jobs'
import { levelCheckpoint, levelCopy } from '@paifang/jobs/level'

let folder: string
let copies: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paifang-copy-'))
  copies = await mkdtemp(join(tmpdir(), 'paifang-copies-'))
})
afterEach(async () => {
  expect(await readdir(copies)).toEqual([])
  await rm(copies, { recursive: true })
  await rm(folder, { recursive: true, force: true })
})

/** As a runner has it. */
const held = async (): Promise<Store> => {
  const opened = await levelCheckpoint({ folder, secret: 'helloworld' }).open('nightly')
  if (opened._tag === 'Left') throw new Error(opened.left.reason)
  const value = JSON.stringify({ format: 2, kind: 'bulk', gateway: 'top', method: 'a.b', salt: 's' })
  await opened.right.batch([{ put: 'job', value }], { durable: true })
  return opened.right
}

const refused = (row: number): { readonly put: string; readonly value: string } => ({
  put: `x/${String(row).padStart(15, '0')}`,
  value: JSON.stringify({ from: row, to: row, state: 'refused', where: 'platform', code: 'isv.bad' }),
})

const rowsOf = async (after?: number): Promise<ReadonlyArray<RowOutcome>> => {
  const view = await viewJob(levelCopy({ folder, copies }), 'nightly')
  if (view._tag === 'Left') throw new Error(JSON.stringify(view.left))
  const rows: RowOutcome[] = []
  for await (const outcome of view.right.outcomes(after)) rows.push(outcome)
  await view.right.close()
  return rows
}

describe('a copy of a job', () => {
  it('shows what is kept while a runner has it, locks nothing, and is gone when it is closed', async () => {
    const runner = await held()
    await runner.batch([refused(3), refused(7)], { durable: true })
    const files = await readdir(join(folder, 'nightly'), { recursive: true })
    expect((await rowsOf()).map(({ from }) => from)).toEqual([3, 7])
    expect((await rowsOf(3)).map(({ from }) => from)).toEqual([7])
    await runner.batch([refused(9)], { durable: true })
    expect((await rowsOf()).map(({ from }) => from)).toEqual([3, 7, 9])
    await runner.close()
    expect(await readdir(join(folder, 'nightly'), { recursive: true })).toEqual(files)
  })

  it('is one moment of a store that is written and merged meanwhile: no row is left out', async () => {
    const runner = await held()
    // Large enough that LevelDB turns its log into tables while it is copied.
    const code = 'isv.bad'.padEnd(1000, '.')
    let next = 0
    let isOver = false
    const write = async (): Promise<void> => {
      while (!isOver && next < 30_000) {
        const rows = Array.from({ length: 100 }, () => ({
          put: `x/${String(++next).padStart(15, '0')}`,
          value: JSON.stringify({ from: next, to: next, state: 'refused', where: 'platform', code }),
        }))
        await runner.batch([...rows, { put: 'count', value: String(next) }], { durable: false })
      }
    }
    const writing = write()
    const opened: { readonly least: number; readonly store: Store }[] = []
    try {
      while (opened.length < 6) {
        const least = next
        const copy = await levelCopy({ folder, copies }).open('nightly')
        if (copy._tag === 'Left') throw new Error(JSON.stringify(copy.left))
        opened.push({ least, store: copy.right })
      }
    } finally {
      isOver = true
      await writing
      await runner.close()
    }
    for (const { least, store } of opened) {
      const count = Number((await store.get('count')) ?? 0)
      let rows = 0
      for await (const entry of store.range('x/', 'x0')) if (entry[0] !== '') rows++
      await store.close()
      expect(rows).toBe(count)
      expect(count).toBeGreaterThanOrEqual(least)
    }
    expect(next).toBeGreaterThan(1000)
  })

  it('shows requests that have no answer yet', async () => {
    const runner = await held()
    const parts = [
      { from: 0, to: 5, state: 'sent', generation: 0, timeMs: 7 },
      { from: 5, to: 10, state: 'pending', generation: 1 },
    ]
    const chunk = { from: 0, to: 10, digest: '', out: [6], parts }
    const again = {
      from: 40,
      to: 42,
      digest: '',
      out: [],
      parts: [{ ...parts[1], from: 40, to: 42 }],
      again: true,
    }
    await runner.batch(
      [
        { put: 'c/000000000000000', value: JSON.stringify(chunk) },
        { put: 'a/000000000000040', value: JSON.stringify(again) },
      ],
      { durable: true },
    )
    const view = await viewJob(levelCopy({ folder, copies }), 'nightly')
    await runner.close()
    if (view._tag === 'Left') throw new Error(view.left.reason)
    const { gateway, method, requests } = view.right
    await view.right.close()
    expect({ gateway, method }).toEqual({ gateway: 'top', method: 'a.b' })
    expect(requests).toEqual([
      { from: 1, to: 5, rows: 5, state: 'sent', timeMs: 7 },
      { from: 6, to: 10, rows: 4, state: 'pending' },
      { from: 41, to: 42, rows: 2, state: 'pending', again: true },
    ])
  })

  it('says what is not there, and what is damaged, and leaves no copy of it', async () => {
    expect(await viewJob(levelCopy({ folder, copies }), 'never')).toMatchObject({
      left: { _tag: 'JobError', reason: 'store' },
    })
    expect(await readdir(folder)).toEqual([])
    await (await held()).close()
    await writeFile(join(folder, 'nightly', 'store', 'CURRENT'), '../../../etc/passwd\n')
    const outcomes: unknown[] = []
    for await (const outcome of outcomesOf(levelCopy({ folder, copies }), 'nightly')) outcomes.push(outcome)
    expect(outcomes).toMatchObject([{ left: { reason: 'store' } }])
  })
})
