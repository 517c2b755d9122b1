import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { logisticsExpressUserBlacklistTmsSync as sync } from '@paifang/api-top-ascp'
import type { InputOf } from '@paifang/contract'
import { createTopClient } from '@paifang/gateway-top'
import { startEmulator } from '@paifang/emulator'
import { bulk, memoryCheckpoint, type Checkpoint, type ChunkContext, type Store } from '@paifang/jobs'
import { levelCheckpoint } from '@paifang/jobs/level'
import type { Cell } from '../measure/Subject'
import { answering } from './benchGateway'
import { concurrently } from './concurrently'
import { credentials } from './itemOperation'
import { mustBeRight } from './mustBeRight'

/** Rows of each request. */
const size = 100
const atOnce = 4
/** Requests of each job. */
const requests = 500

type Row = InputOf<typeof sync>['user_blacklist_request']['blacklist'][number]

const rows: ReadonlyArray<Row> = Array.from({ length: 100 * size }, (_, i) => ({
  mobile: String(13_000_000_000 + i),
  reason: '1',
}))

const body = Buffer.from(
  JSON.stringify({ user_blacklist_response: { success: true }, request_id: '15r1a2b3c4d5e' }),
)

const answered = answering(body)

const clientOf = () => createTopClient({ ...credentials, signMethod: 'md5', transport: () => answered })

const around = { supplier_id: '10000000001', service_type: '1', ability_type: '1', operate_type: 1 }
const toInput = (blacklist: ReadonlyArray<Row>, { key, timeMs }: Pick<ChunkContext, 'key' | 'timeMs'>) => ({
  user_blacklist_request: { ...around, request_id: key, request_time: timeMs, blacklist: [...blacklist] },
})

function* rowsTo(count: number): Generator<Row> {
  for (let i = 0; i < count; i++) yield rows[i % rows.length] as Row
}

/** Requests by job: several, so that beginning one is warm, too. */
function* jobsOf(count: number): Generator<number> {
  for (let left = count; left > 0; left -= requests) yield Math.min(left, requests)
}

const job =
  (checkpoint: () => Checkpoint | undefined): Cell =>
  () => {
    const client = clientOf()
    let jobs = 0
    return {
      run: async (count) => {
        for (const these of jobsOf(count)) {
          const kept = checkpoint()
          const options = {
            job: `job ${++jobs}`,
            chunk: size,
            concurrency: atOnce,
            toInput,
            ...(kept === undefined ? {} : { checkpoint: kept }),
          }
          mustBeRight(await bulk(client, sync, rowsTo(these * size), options))
        }
      },
    }
  }

const made: string[] = []
process.once('exit', () => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true })
})

const inFolder = (): Checkpoint => {
  const folder = mkdtempSync(join(tmpdir(), 'paifang-bench-'))
  made.push(folder)
  return levelCheckpoint({ folder, secret: credentials.appSecret })
}

/** What a job keeps of one request before it is sent, and what after. */
const kept = JSON.stringify({
  from: 0,
  to: 100,
  digest: 'd'.repeat(43),
  out: [],
  parts: [{ from: 0, to: 100, state: 'sent', generation: 0, timeMs: 1, digest: 'd'.repeat(43) }],
})

const writeAlone = async (store: Store): Promise<void> => {
  await store.batch([{ put: 'c/000000000000000', value: kept }], { durable: true })
  await store.batch([{ del: 'c/000000000000000' }, { put: 'progress', value: kept }], { durable: true })
}

const openStore = async (): Promise<Store> => {
  const opened = await inFolder().open('writes')
  if (opened._tag === 'Left') throw new Error(opened.left.reason)
  return opened.right
}

/** A job of so many rows, kept in memory; `atEnd` is called when it has taken the last one. */
export const jobOf = async (count: number, atEnd: () => void): Promise<void> => {
  function* source(): Generator<Row> {
    yield* rowsTo(count)
    atEnd()
  }
  const options = { job: 'heap', checkpoint: memoryCheckpoint(), chunk: size, concurrency: atOnce, toInput }
  mustBeRight(await bulk(clientOf(), sync, source(), options))
}

/** A job in a folder, with an emulator in this process for its platform, and its writes done alone. */
export const intoEmulator = async (
  count: number,
): Promise<{ readonly rows: number; readonly wallMs: number; readonly writesMs: number }> => {
  const emulator = await startEmulator({ operations: [sync] })
  const client = createTopClient({ ...emulator.top, transport: emulator.transport() })
  const run = async (rowCount: number): Promise<void> => {
    const options = { job: 'rows', checkpoint: inFolder(), chunk: size, concurrency: atOnce, toInput }
    mustBeRight(await bulk(client, sync, rowsTo(rowCount), options))
  }
  const timed = async (work: () => Promise<void>): Promise<number> => {
    const began = performance.now()
    await work()
    return performance.now() - began
  }
  await run(count / 10)
  const wallMs = await timed(() => run(count))
  await emulator.close()
  const store = await openStore()
  const writesMs = await timed(() => concurrently(count / size, atOnce, () => writeAlone(store)))
  return { rows: count, wallMs, writesMs }
}

export const cells: Readonly<Record<string, Cell>> = {
  'the calls in a loop': () => {
    const client = clientOf()
    let made = 0
    return {
      run: async (count) => {
        for (const these of jobsOf(count)) {
          const coming = rowsTo(these * size)
          await concurrently(
            these,
            atOnce,
            () => {
              const taken: Row[] = []
              while (taken.length < size) taken.push(coming.next().value as Row)
              return client.run(sync, toInput(taken, { key: `request ${++made}`, timeMs: Date.now() }))
            },
            mustBeRight,
          )
        }
      },
    }
  },
  'bulk, kept nowhere': job(() => undefined),
  'bulk, to be resumed in this process': job(memoryCheckpoint),
  'bulk, in a folder': job(inFolder),
  'two durable writes': async () => {
    const store = await openStore()
    return { run: (count) => concurrently(count, atOnce, () => writeAlone(store)) }
  },
}
