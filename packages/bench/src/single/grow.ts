import { logisticsExpressUserBlacklistTmsSync as sync } from '@paifang/api-top-ascp'
import { startEmulator } from '@paifang/emulator'
import { createTopClient } from '@paifang/gateway-top'
import { jobOf } from '../cells/bulk'
import { concurrently } from '../cells/concurrently'
import { cells as messages } from '../cells/messages'
import { mustBeRight } from '../cells/mustBeRight'
import { walkOf } from '../cells/pages'
import { blacklistInput } from './emulatorTable'

/** What so many units cost. */
export interface Grown {
  readonly size: number
  /** Microseconds of CPU for each unit. */
  readonly cpuUs: number
  /** Bytes of heap, after a collection, when the last of them was there. */
  readonly heap: number
}

/** Does so many units, and calls `atEnd` when all of them are there. */
type Work = (size: number, atEnd: () => void) => Promise<void>

const backlog =
  (url: string) =>
  async (size: number, atEnd: () => void): Promise<void> => {
    const subject = await messages['messages-top']?.({ url })
    await subject?.run(size, 1)
    atEnd()
  }

const journal = async (size: number, atEnd: () => void): Promise<void> => {
  const emulator = await startEmulator({ operations: [sync] })
  const client = createTopClient({ ...emulator.top, transport: emulator.transport() })
  let made = 0
  await concurrently(size, 16, () => client.run(sync, blacklistInput(`bench-${String(made++)}`)), mustBeRight)
  if (emulator.journal.entries().length === 0) throw new Error('nothing is in the journal')
  atEnd()
  await emulator.close()
}

const works: Readonly<Record<string, (url: string) => Work>> = {
  rows: () => jobOf,
  pages: () => walkOf,
  backlog,
  journal: () => journal,
}

/** Prints the figures of each size as JSON. The last size but one is done once before, so that the compiler has done its work. */
export const grow = async (of: string, sizes: ReadonlyArray<number>, url: string): Promise<void> => {
  const work = works[of]?.(url)
  if (work === undefined) throw new Error(`nothing grows by ${of}`)
  const grown: Grown[] = []
  for (const size of [sizes.at(-2) ?? 0, ...sizes]) {
    const before = process.cpuUsage()
    let spent = { user: 0, system: 0 }
    let heap = NaN
    await work(size, () => {
      spent = process.cpuUsage(before)
      globalThis.gc?.()
      heap = process.memoryUsage().heapUsed
    })
    grown.push({ size, cpuUs: (spent.user + spent.system) / size, heap })
  }
  process.stdout.write(JSON.stringify(grown.slice(1)))
  process.exit()
}
