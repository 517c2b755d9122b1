import * as fc from 'fast-check'
import { bulk, memoryCheckpoint } from '@paifang/jobs'
import { createPlatform, deskClient, virtualTime, writeRows, type Fate, type Row } from './world'

const fates = fc.array(
  fc.constantFrom<Fate>('handled', 'handled', 'throttled', 'no-connection', 'lost-before', 'signature'),
  { maxLength: 30 },
)

/** What each row is about: shop 1, 2, 3, … */
const abouts = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 60 })

const aboutOf = ({ id }: Row): string => id.split('/')[0] as string

/** The numbers of rows about each shop, in the order in which they were written. */
const orders = async (
  coming: ReadonlyArray<Fate>,
  shops: ReadonlyArray<number>,
  ordered: boolean,
): Promise<ReadonlyArray<ReadonlyArray<number>>> => {
  const left = [...coming]
  const platform = createPlatform({
    atomic: true,
    fate: () => left.shift() ?? 'handled',
  })
  const time = virtualTime()
  const checkpoint = memoryCheckpoint()
  const rows = shops.map((shop, index) => ({ id: `${shop}/${index}` }))
  const run = () =>
    bulk(deskClient(platform, time), writeRows({ rows: ['rows'], key: { at: ['request_id'] } }), rows, {
      job: 'ordered',
      checkpoint,
      chunk: 3,
      concurrency: 4,
      maxAttempts: 10,
      maxPauseMs: Infinity,
      ...(ordered ? { ordered: aboutOf } : {}),
      ...time,
      toInput: (these, { key }) => ({ rows: these, request_id: key }),
    })
  for (let times = 0; times < 40; times++)
    if ((await run())._tag === 'Right') {
      expect(platform.written.size).toBe(rows.length)
      const byShop = new Map<string, number[]>()
      for (const id of platform.written.keys()) {
        const [shop = '', index] = id.split('/')
        byShop.set(shop, [...(byShop.get(shop) ?? []), Number(index)])
      }
      return [...byShop.values()]
    }
  throw new Error('it does not end')
}

const inOrder = (numbers: ReadonlyArray<number>): boolean =>
  numbers.every((number, index) => index === 0 || number > (numbers[index - 1] ?? -1))

describe('a job whose rows are ordered', () => {
  it('writes rows about the same in their order, whatever becomes of their requests', async () => {
    await fc.assert(
      fc.asyncProperty(fates, abouts, async (coming, shops) => {
        expect((await orders(coming, shops, true)).every(inOrder)).toBe(true)
      }),
      { numRuns: 200 },
    )
  })

  it('would not without saying so', async () => {
    const found = await fc.check(
      fc.asyncProperty(fates, abouts, async (coming, shops) =>
        (await orders(coming, shops, false)).every(inOrder),
      ),
      { numRuns: 300, endOnFailure: true },
    )
    expect(found.failed).toBe(true)
  })

  it('stops where what a row is about cannot be told', async () => {
    const platform = createPlatform({
      atomic: true,
    })
    const time = virtualTime()
    const ended = await bulk(deskClient(platform, time), writeRows({ rows: ['rows'] }), [{ id: 'a' }], {
      job: 'ordered',
      ordered: () => {
        throw new Error('no such column')
      },
      ...time,
      toInput: (these) => ({ rows: these }),
    })
    expect(ended).toMatchObject({
      left: { reason: 'definition', row: 1, cause: { message: 'no such column' } },
    })
    expect(platform.calls()).toBe(0)
  })
})
