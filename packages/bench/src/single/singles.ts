import { emulatorTable } from './emulatorTable'
import { folderTable } from './folderTable'
import { growthTable } from './growthTable'
import { firstCallTable } from './firstCallTable'
import { importTable } from './importTable'
import { memoryTable } from './memoryTable'
import { operationsTable } from './operationsTable'
import { recordsTable } from './recordsTable'
import { startTable } from './startTable'
import { verdict } from '../measure/verdict'
import type { Single } from './Single'

/** Tables whose figures are not CPU per operation. */
export const singles: ReadonlyArray<Single> = [
  importTable,
  firstCallTable,
  startTable,
  memoryTable,
  emulatorTable,
  recordsTable,
  operationsTable,
  growthTable({
    of: 'rows',
    title: 'rows of a job, kept in memory',
    sizes: [1_000, 10_000, 100_000, 1_000_000],
    verdicts: (grown) => {
      const heapAt = (size: number): number => grown.find((one) => one.size === size)?.heap ?? NaN
      const figure = 'heap, 1,000,000 ÷ 100,000 rows'
      return [verdict({ goal: 'P12', figure, atMost: 1.05 }, heapAt(1_000_000) / heapAt(100_000))]
    },
  }),
  folderTable,
  growthTable({
    of: 'pages',
    title: 'pages of 40 rows in one walk, repeats left out',
    sizes: [10, 100, 1_000, 10_000],
  }),
  growthTable({
    of: 'backlog',
    title: 'messages of the channel, sent 256 ahead of their confirmations',
    sizes: [1_000, 10_000, 100_000, 1_000_000],
  }),
  growthTable({
    of: 'journal',
    title: 'calls in the journal of an emulator, which keeps the last 1,000 exchanges and a row of 100,000',
    sizes: [1_000, 10_000, 100_000],
  }),
]
