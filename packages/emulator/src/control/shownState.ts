import { mask } from '@paifang/contract'
import { hidden } from '../journal/hidden'
import type { Save } from '../state/Rows'
import type { Snapshot } from '../state/Tables'
import type { World } from '../world/World'

/** Fields of rows that give access or identify a person. */
const sensitiveFields: ReadonlySet<string> = new Set([
  'appSecret',
  'accessSecret',
  'text',
  'mobile',
  'answer',
])

/** Tables whose keys hold what their rows hide. */
const sensitiveKeys: ReadonlySet<string> = new Set(['sessions', 'tokens', 'blacklist', 'replays', 'requests'])

const maskedRow = (row: unknown): unknown =>
  typeof row !== 'object' || row === null
    ? row
    : Object.fromEntries(
        Object.entries(row).map(([name, value]) => [
          name,
          sensitiveFields.has(name) ? hidden : (value as unknown),
        ]),
      )

/** A kept input, masked as its operation says; hidden whole when nobody knows the operation. */
export const shownSave = (world: World, save: Save): Save => {
  const operation = world.operations.all.find(({ method }) => method === save.method)
  if (world.settings.showSensitive) return save
  return { ...save, input: operation === undefined ? hidden : mask(save.input, operation.sensitive) }
}

/** The rows of one table as they may be shown. */
export const shownRows = (world: World, rows: ReadonlyArray<unknown>): ReadonlyArray<unknown> =>
  world.settings.showSensitive ? rows : rows.map(maskedRow)

/** The whole state as it may be shown. */
export const shownState = (world: World): unknown => {
  const snapshot: Snapshot = world.state.snapshot()
  if (world.settings.showSensitive) return snapshot
  return Object.fromEntries(
    Object.entries(snapshot).map(([table, rows]: [string, ReadonlyArray<readonly [string, unknown]>]) => [
      table,
      rows.map(([key, row]) => [
        sensitiveKeys.has(table) ? hidden : key,
        table === 'saves' ? shownSave(world, row as Save) : table === 'kept' ? hidden : maskedRow(row),
      ]),
    ]),
  )
}
