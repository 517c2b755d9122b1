import { emulatorTable } from './emulatorTable'
import { bulkTable } from './bulkTable'
import { firstCallTable } from './firstCallTable'
import { importTable } from './importTable'
import { memoryTable } from './memoryTable'
import { operationsTable } from './operationsTable'
import { recordsTable } from './recordsTable'
import type { Single } from './Single'

/** Tables whose figures are not CPU per operation. */
export const singles: ReadonlyArray<Single> = [
  importTable,
  firstCallTable,
  memoryTable,
  recordsTable,
  operationsTable,
  emulatorTable,
  bulkTable,
]
