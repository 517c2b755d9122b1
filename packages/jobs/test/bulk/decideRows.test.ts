import * as fc from 'fast-check'
import {
  bulk,
  decideRows,
  memoryCheckpoint,
  outcomesOf,
  type Checkpoint,
  type Decision,
  type RowDecision,
  type RowOutcome,
} from '@paifang/jobs'
import type { JobError } from '@paifang/result'
import { createPlatform, deskClient, left, rowsTo, virtualTime, writeRows, type Fate } from './world'

/** A job of requests of five rows, and what becomes of them. */
const jobOf = (fates: ReadonlyArray<Fate>, { keyed = false, poison = [] as ReadonlyArray<string> } = {}) => {
  const coming = [...fates]
  const platform = createPlatform({
    poison: new Set(poison),
    fate: () => coming.shift() ?? 'handled',
  })
  const time = virtualTime()
  const operation = writeRows({ rows: ['rows'], ...(keyed ? { key: { at: ['request_id'] } } : {}) })
  const client = deskClient(platform, time)
  const checkpoint = memoryCheckpoint()
  return {
    platform,
    checkpoint,
    run: (rows = rowsTo(40)) =>
      bulk(client, operation, rows, {
        job: 'one',
        checkpoint,
        chunk: 5,
        concurrency: 2,
        maxUnknown: 1000,
        maxAttempts: 1,
        ...time,
        toInput: (these, { key }) => ({ rows: these, ...(keyed ? { request_id: key } : {}) }),
      }),
  }
}

const listed = async (checkpoint: Checkpoint): Promise<ReadonlyArray<RowOutcome>> => {
  const found: RowOutcome[] = []
  for await (const one of outcomesOf(checkpoint, 'one')) if (one._tag === 'Right') found.push(one.right)
  return found
}

const decisionsOf = (said: ReadonlyArray<Decision | undefined>): ReadonlyArray<RowDecision> =>
  said.flatMap((outcome, index) => (outcome === undefined ? [] : [{ row: index + 1, outcome }]))

describe('decideRows', () => {
  it('keeps what a person found out, and sends again what is to be sent again', async () => {
    const { run, checkpoint, platform } = jobOf(['handled', 'lost-before'])
    expect(await run(rowsTo(20))).toMatchObject({ right: { rows: { done: 15, unknown: 5 } } })
    const [{ from } = { from: 0 }] = await listed(checkpoint)
    const given: ReadonlyArray<RowDecision> = [
      { row: from, outcome: 'done' },
      { row: from + 1, outcome: 'refused' },
      { row: from + 3, outcome: 'again' },
    ]
    expect(await decideRows(checkpoint, 'one', given)).toEqual({
      _tag: 'Right',
      right: { done: 1, refused: 1, again: 1 },
    })
    expect(await run(rowsTo(20))).toMatchObject({
      right: { rows: { read: 20, done: 17, refused: 1, unknown: 2 } },
    })
    expect(platform.written.get(`row-${from + 3}`)).toBe(1)
    expect(await listed(checkpoint)).toEqual([
      { from: from + 1, to: from + 1, state: 'refused', where: 'person', code: 'decided' },
      { from: from + 2, to: from + 2, state: 'unknown', why: 'answer-lost' },
      { from: from + 4, to: from + 4, state: 'unknown', why: 'answer-lost' },
    ])
  })

  it('gives rows that are sent again a key that they never had', async () => {
    const { run, checkpoint, platform } = jobOf(['lost-before', 'lost-before'], { keyed: true })
    await run(rowsTo(5))
    // Before that the platform had answered for the key of these rows, the answer was lost.
    const all = (outcome: Decision) => rowsTo(5).map((_, index) => ({ row: index + 1, outcome }))
    await decideRows(checkpoint, 'one', all('again'))
    expect(await run(rowsTo(5))).toMatchObject({ right: { rows: { done: 5 } } })
    expect(platform.keys).toHaveLength(3)
    expect(new Set(platform.keys).size).toBe(2)
  })

  it('changes nothing where a decision makes no sense', async () => {
    const { run, checkpoint } = jobOf(['handled', 'lost-before'])
    await run(rowsTo(20))
    const before = await listed(checkpoint)
    const [{ from: row } = { from: 0 }] = before
    const bad: ReadonlyArray<readonly [unknown, Partial<JobError>]> = [
      [[{ row, outcome: 'maybe' }], { detail: `row ${row}: an outcome is one of done, refused, again` }],
      [[{ row: 1.5, outcome: 'done' }], { detail: 'a row is a whole number from 1 on' }],
      [
        [
          { row, outcome: 'done' },
          { row, outcome: 'again' },
        ],
        { detail: `row ${row} has two outcomes` },
      ],
      [
        [
          { row, outcome: 'done' },
          { row: 99, outcome: 'done' },
        ],
        { row: 99 },
      ],
    ]
    for (const [given, error] of bad)
      expect(left(await decideRows(checkpoint, 'one', given as RowDecision[]))).toMatchObject({
        reason: 'source',
        ...error,
      })
    expect(await listed(checkpoint)).toEqual(before)
    expect(left(await decideRows(checkpoint, 'nobody', []))).toMatchObject({ reason: 'source' })
  })

  it('stops before rows are sent again where the source has changed', async () => {
    const { run, checkpoint, platform } = jobOf(['lost-before'])
    await run(rowsTo(20))
    const [{ from } = { from: 0 }] = await listed(checkpoint)
    await decideRows(checkpoint, 'one', [{ row: from, outcome: 'again' }])
    const calls = platform.calls()
    const changed = rowsTo(20).map((row, index) => (index === from - 1 ? { id: 'other' } : row))
    expect(left(await run(changed))).toMatchObject({ reason: 'source-changed' })
    expect(platform.calls()).toBe(calls)
  })

  it('leaves every row exactly one outcome, whatever is decided and whenever', async () => {
    const fates = fc.array(fc.constantFrom<Fate>('handled', 'handled', 'lost-before', 'signature'), {
      maxLength: 14,
    })
    const verdicts = fc.array(fc.constantFrom<Decision | undefined>('done', 'refused', 'again', undefined), {
      minLength: 40,
      maxLength: 40,
    })
    await fc.assert(
      fc.asyncProperty(
        fates,
        fc.array(verdicts, { minLength: 1, maxLength: 3 }),
        fc.boolean(),
        async (coming, rounds, keyed) => {
          const { run, checkpoint, platform } = jobOf(coming, { keyed, poison: ['row-7', 'row-33'] })
          const resent = new Set<number>()
          for (const round of rounds) {
            await run()
            const open = new Set((await listed(checkpoint)).flatMap(({ from, to }) => numbers(from, to)))
            const given = decisionsOf(round).filter(({ row }) => open.has(row))
            for (const { row, outcome } of given) if (outcome === 'again') resent.add(row)
            const decided = await decideRows(checkpoint, 'one', given)
            if (decided._tag === 'Left') throw new Error(decided.left.detail)
          }
          let ended = await run()
          for (let times = 0; ended._tag === 'Left' && times < 20; times++) ended = await run()
          if (ended._tag === 'Left') throw new Error(ended.left.reason)
          const { rows } = ended.right
          const outcomes = await listed(checkpoint)
          const seen = outcomes.flatMap(({ from, to }) => numbers(from, to))
          expect(new Set(seen).size).toBe(seen.length)
          expect(rows.read).toBe(40)
          expect(rows.done + rows.refused + rows.unknown).toBe(40)
          expect(seen.length).toBe(rows.refused + rows.unknown)
          // Nothing is written twice but what a person had sent again.
          for (const [id, times] of platform.written)
            if (!resent.has(Number(id.slice(4)))) expect(times).toBe(1)
        },
      ),
      { numRuns: 100 },
    )
  })
})

const numbers = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index)
