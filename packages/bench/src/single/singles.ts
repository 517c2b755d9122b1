import { emulatorTable } from './emulatorTable'
import { bulkTable } from './bulkTable'
import { importTable } from './importTable'
import { memoryTable } from './memoryTable'
import { operationsTable } from './operationsTable'
import { recordsTable } from './recordsTable'
import type { Single } from './Single'

/** Tables whose figures are not CPU per operation. */
export const singles: ReadonlyArray<Single> = [
  importTable,
  memoryTable,
  recordsTable,
  operationsTable,
  emulatorTable,
  bulkTable,
]
