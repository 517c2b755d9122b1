import { mask } from '@paifang/contract'
import { hidden } from '../journal/hidden'
import type { Save } from '../state/State'
import type { TableRules } from '../state/Tables'
import type { EmulatorContext } from '../EmulatorContext'

/** A row as its table's rules show it. */
const maskedRow = (row: unknown, { sensitive = [] }: TableRules): unknown => {
  if (sensitive === 'all') return hidden
  if (typeof row !== 'object' || row === null) return row
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      sensitive.includes(name) ? hidden : (value as unknown),
    ]),
  )
}

/** A kept input, masked as its operation says; hidden whole when nobody knows the operation. */
export const shownSave = (context: EmulatorContext, save: Save): Save => {
  const operation = context.operations.all.find(({ method }) => method === save.method)
  if (context.settings.showSensitive) return save
  return { ...save, input: operation === undefined ? hidden : mask(save.input, operation.sensitive) }
}

/** Rows as they may be shown. */
export const shownRows = (
  context: EmulatorContext,
  rows: ReadonlyArray<unknown>,
  rules: TableRules,
): ReadonlyArray<unknown> =>
  context.settings.showSensitive ? rows : rows.map((row) => maskedRow(row, rules))

type KeyedRow = readonly [key: string, row: unknown]

/** A row of a table as it may be shown, and its key. */
export const shownRow = (context: EmulatorContext, table: string, [key, row]: KeyedRow): KeyedRow => {
  if (context.settings.showSensitive) return [key, row]
  const rules = context.state.rules(table)
  const shown = table === 'saves' ? shownSave(context, row as Save) : maskedRow(row, rules)
  return [rules.sensitiveKeys === true ? hidden : key, shown]
}

/** The whole state as it may be shown. */
export const shownState = (context: EmulatorContext): unknown =>
  Object.fromEntries(
    Object.entries(context.state.snapshot()).map(([name, rows]) => [
      name,
      rows.map((row) => shownRow(context, name, row)),
    ]),
  )
