import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { memoryCheckpoint, type Checkpoint, type Store } from '@paifang/jobs'
import { levelCheckpoint } from '@paifang/jobs/level'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paifang-jobs-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const opened = async (checkpoint: Checkpoint): Promise<Store> => {
  const result = await checkpoint.open('a/job: 1')
  if (result._tag === 'Left') throw new Error(JSON.stringify(result.left))
  return result.right
}

const entries = async (store: Store, from = '', before = '~'): Promise<ReadonlyArray<unknown>> => {
  const found: unknown[] = []
  for await (const entry of store.range(from, before)) found.push([...entry])
  return found
}

describe.each([
  ['memory', () => memoryCheckpoint()],
  ['level', () => levelCheckpoint({ folder, secret: 'helloworld' })],
] as const)('a %s store', (_, checkpointOf) => {
  it('has nothing at first', async () => {
    const store = await opened(checkpointOf())
    expect(await store.get('a')).toBeUndefined()
    expect(await entries(store)).toEqual([])
    await store.close()
  })

  it('keeps batches in their order, the last word of a key standing', async () => {
    const store = await opened(checkpointOf())
    await store.batch([{ put: 'a', value: '1' }, { del: 'a' }, { put: 'a', value: '2' }], { durable: true })
    await store.batch([{ put: 'b', value: '中文' }, { put: 'c', value: '' }, { del: 'none' }], {
      durable: false,
    })
    expect(await store.get('a')).toBe('2')
    expect(await store.get('b')).toBe('中文')
    expect(await store.get('c')).toBe('')
    await store.close()
  })

  it('ranges from a key on and before another, in the order of keys', async () => {
    const store = await opened(checkpointOf())
    const keys = ['c/010', 'c/002', 'b', 'd', 'c/', 'c0']
    await store.batch(
      keys.map((key) => ({ put: key, value: key })),
      { durable: true },
    )
    expect(await entries(store, 'c/', 'c0')).toEqual([
      ['c/', 'c/'],
      ['c/002', 'c/002'],
      ['c/010', 'c/010'],
    ])
    await store.close()
  })

  it('has it all when it is opened again', async () => {
    const checkpoint = checkpointOf()
    const store = await opened(checkpoint)
    await store.batch([{ put: 'a', value: '1' }], { durable: true })
    await store.close()
    const again = await opened(checkpoint)
    expect(await entries(again)).toEqual([['a', '1']])
    await again.close()
  })
})
