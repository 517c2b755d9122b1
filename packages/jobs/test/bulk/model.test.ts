import * as fc from 'fast-check'
import {
  bulk,
  memoryCheckpoint,
  outcomesOf,
  type Checkpoint,
  type RowOutcome,
  type Store,
  type Verified,
} from '@paifang/jobs'
import type { Bulk } from '@paifang/contract'
import { createPlatform, deskClient, lost, virtualTime, writeRows, type Fate, type Row } from './world'

/** A random text of a seed, so that a failure can be repeated. */
const randomOf = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const fates: ReadonlyArray<Fate> = [
  'no-connection',
  'lost-before',
  'lost-after',
  'outage',
  'throttled',
  'long-ban',
  'try-again',
  'signature',
]

interface Scenario {
  readonly seed: number
  readonly rows: number
  readonly chunk: number
  readonly concurrency: number
  readonly write: 'keyed' | 'unkeyed' | 'upsert'
  readonly atomic: boolean
  readonly answersRows: boolean
  readonly verify: boolean
  readonly poison: number
  readonly wrong: number
  readonly trouble: number
  readonly crashes: number
  /** The most rows that the platform takes at once. */
  readonly most: number
  /** Its refusals name a row, counted from there. */
  readonly namesFrom: 0 | 1 | undefined
}

const scenario: fc.Arbitrary<Scenario> = fc.record({
  seed: fc.nat(),
  rows: fc.integer({ min: 0, max: 60 }),
  chunk: fc.integer({ min: 1, max: 12 }),
  concurrency: fc.integer({ min: 1, max: 5 }),
  write: fc.constantFrom('keyed' as const, 'unkeyed' as const, 'upsert' as const),
  atomic: fc.boolean(),
  answersRows: fc.boolean(),
  verify: fc.boolean(),
  poison: fc.constantFrom(0, 0, 0.05, 0.3),
  wrong: fc.constantFrom(0, 0, 0.1),
  trouble: fc.constantFrom(0, 0.1, 0.4),
  crashes: fc.constantFrom(0, 0.04, 0.2),
  most: fc.constantFrom(Infinity, Infinity, 4),
  namesFrom: fc.constantFrom(undefined, 0 as const, 1 as const),
})

interface Rival {
  /** What a store forgets of what it is told. */
  readonly forgets?: (key: string, value: string) => boolean
  /** What the job is told of the platform, in place of the truth. */
  readonly says?: Partial<Bulk>
}

const never = new Promise<never>(() => undefined)

/** A process that may die at any step; whatever it does afterwards reaches nobody. */
const createProcess = (dies: () => boolean) => {
  let dead = false
  let die: () => void = () => undefined
  const died = new Promise<'died'>((resolve) => {
    die = () => {
      dead = true
      resolve('died')
    }
  })
  return {
    died,
    isDead: () => dead,
    /** `after`: what the dead process sees of it, that no timer of a call outlives the test. */
    step: <A>(work: () => Promise<A>, after: () => Promise<A> = () => never): Promise<A> => {
      if (dead) return after()
      if (dies()) {
        die()
        return after()
      }
      return work().then((value) => {
        if (dead) return after()
        if (!dies()) return value
        die()
        return after()
      })
    },
  }
}

type Process = ReturnType<typeof createProcess>

const mortal = (kept: Checkpoint, life: Process, { forgets }: Rival): Checkpoint => ({
  secret: kept.secret,
  open: async (job) => {
    const opened = await kept.open(job)
    if (opened._tag === 'Left') return opened
    const store = opened.right
    // What a process has open is free when it dies.
    void life.died.then(() => store.close())
    const right: Store = {
      get: (key) => life.step(() => store.get(key)),
      range: (from, before) => store.range(from, before),
      batch: (ops, options) =>
        life.step(() =>
          store.batch(
            ops.filter((op) => !('put' in op) || forgets?.(op.put, op.value) !== true),
            options,
          ),
        ),
      close: () => store.close(),
    }
    return { _tag: 'Right', right }
  },
})

/** Runs a job through its deaths to its end and says what is wrong with what it reports. */
const faultsOf = async (given: Scenario, rival: Rival = {}): Promise<ReadonlyArray<string>> => {
  const random = randomOf(given.seed)
  const ids = Array.from({ length: given.rows }, (_, index) => `r${index}`)
  const poison = new Set(ids.filter(() => random() < given.poison))
  const wrong = new Set(ids.filter(() => random() < given.wrong))
  let troubles = 60
  const platform = createPlatform({
    poison,
    atomic: given.atomic,
    answersRows: given.answersRows,
    most: given.most,
    ...(given.namesFrom === undefined ? {} : { namesFrom: given.namesFrom }),
    fate: () =>
      random() < given.trouble && troubles-- > 0
        ? (fates[Math.floor(random() * fates.length)] as Fate)
        : 'handled',
  })
  const known: Bulk = {
    rows: ['rows'],
    rowId: ['id'],
    ...(given.write === 'keyed' ? { key: { at: ['request_id'] } } : {}),
    ...(given.write === 'upsert' ? { upsert: true } : {}),
    ...(given.atomic ? { atomic: true } : {}),
    ...(given.answersRows ? { results: { list: ['results'], id: ['id'], ok: ['ok'], code: ['code'] } } : {}),
    ...rival.says,
  }
  const operation = writeRows(known)
  const rows = ids.map((id) => (wrong.has(id) ? ({ id: { not: 'text' } } as unknown as Row) : { id }))
  const kept = memoryCheckpoint()
  const time = virtualTime()
  let deaths = 30

  const attempt = async (): Promise<'again' | { readonly done: number; readonly read: number }> => {
    const life = createProcess(() => random() < given.crashes && deaths-- > 0)
    const client = deskClient(
      {
        ...platform,
        transport: (request) => () =>
          life.step(platform.transport(request), () => Promise.resolve(lost('maybe'))),
      },
      { clock: time.clock, wait: time.wait },
    )
    const ended = await Promise.race([
      life.died,
      bulk(client, operation, rows, {
        job: 'model',
        checkpoint: mortal(kept, life, rival),
        chunk: given.chunk,
        concurrency: given.concurrency,
        clock: time.clock,
        wait: (ms) => (life.isDead() ? never : time.wait(ms)),
        toInput: (these, { key }) => ({
          rows: these,
          ...(given.write === 'keyed' ? { request_id: key } : {}),
        }),
        ...(given.verify
          ? {
              verify: (these: ReadonlyArray<Row>) =>
                Promise.resolve(
                  these.map(({ id }): Verified => (platform.written.has(id) ? 'done' : 'not-done')),
                ),
            }
          : {}),
      }),
    ])
    if (ended === 'died' || ended._tag === 'Left') return 'again'
    return ended.right.rows
  }

  for (let run = 0; run < 300; run++) {
    const ended = await attempt()
    if (ended === 'again') continue
    const faults: string[] = []
    const outcomes = new Map<number, RowOutcome>()
    for await (const outcome of outcomesOf(kept, 'model')) {
      if (outcome._tag === 'Left') return ['the outcomes cannot be read']
      for (let row = outcome.right.from; row <= outcome.right.to; row++) {
        if (outcomes.has(row)) faults.push(`row ${row} twice in the report`)
        outcomes.set(row, outcome.right)
      }
    }
    if (ended.read !== given.rows) faults.push(`read ${ended.read} of ${given.rows}`)
    if (ended.done + outcomes.size !== given.rows) faults.push(`${ended.done} done, ${outcomes.size} not`)
    ids.forEach((id, index) => {
      const outcome = outcomes.get(index + 1)
      const times = platform.written.get(id) ?? 0
      const say = (what: string): void => void faults.push(`${id} ${what}, written ${times}`)
      if (times > 1 && given.write !== 'upsert') say('twice')
      if (outcome === undefined && times === 0) say('done')
      if (wrong.has(id) && !(outcome?.state === 'refused' && outcome.where === 'here')) say('is wrong')
      if (
        outcome?.state === 'refused' &&
        times > 0 &&
        outcome.mayBePartial !== true &&
        given.write !== 'upsert'
      )
        say('refused')
      if (given.verify && outcome?.state === 'unknown') say('unknown although it can be asked')
      if (outcome?.state === 'refused' && outcome.where === 'platform' && given.atomic && !poison.has(id))
        say('refused with its chunk')
    })
    return faults
  }
  return ['it does not end']
}

const runs = process.env['PAIFANG_LONG'] === '1' ? 4000 : 300

describe('a job and its platform, whatever happens', () => {
  it('gives every row one outcome, and none is written twice', async () => {
    await fc.assert(
      fc.asyncProperty(scenario, async (given) => {
        expect(await faultsOf(given)).toEqual([])
      }),
      { numRuns: runs },
    )
  })

  const fails = async (rival: Rival, fixed: Partial<Scenario>): Promise<boolean> => {
    const found = await fc.check(
      fc.asyncProperty(
        scenario,
        async (given) => (await faultsOf({ ...given, ...fixed }, rival)).length === 0,
      ),
      { numRuns: 300, endOnFailure: true },
    )
    return found.failed
  }

  it('writes rows twice where nothing is kept before a request is sent', async () => {
    const forgets = (key: string, value: string): boolean =>
      key.startsWith('c/') && value.includes('"state":"sent"')
    expect(await fails({ forgets }, { write: 'unkeyed', crashes: 0.2, rows: 60 })).toBe(true)
  })

  it('writes rows twice where a refused request is parted that has written some', async () => {
    expect(await fails({ says: { atomic: true } }, { atomic: false, answersRows: false, poison: 0.3 })).toBe(
      true,
    )
  })
})
