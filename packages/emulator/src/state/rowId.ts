import { hash } from 'node:crypto'
import type { Table } from './Tables'

/** Names a row to those who may not see its key: a session, what is throttled. */
export const rowId = (key: string): string => hash('sha256', key).slice(0, 12)

/** The key of the row that an id names. */
export const keyOf = (table: Pick<Table<unknown>, 'rows'>, id: string): string | undefined =>
  table.rows().find(([key]) => rowId(key) === id)?.[0]
