import { busyShare } from './measure/busyShare'
import { runTables } from './measure/runTables'
import type { Table } from './measure/Table'
import type { Report, Shown } from './Report'
import { machine } from './machine'
import { singles } from './single/singles'
import { tables } from './tables/tables'

export interface BenchOptions {
  /** Beginnings of table names; none: every table but those of growth. */
  readonly names: ReadonlyArray<string>
  readonly rounds: number
  /** After each measurement. */
  readonly onStep: () => void
}

/** Every table there is, in the order of the README. */
export const tableNames: ReadonlyArray<string> = [...tables, ...singles].map(({ name }) => name)

const chosen = (asked: ReadonlyArray<string>): ((table: { readonly name: string }) => boolean) => {
  const unknown = asked.filter((start) => !tableNames.some((name) => name.startsWith(start)))
  if (unknown.length > 0)
    throw new Error(`no table begins with ${unknown.join(', ')}; there are: ${tableNames.join(', ')}`)
  return ({ name }) =>
    asked.length === 0 ? !name.startsWith('growth') : asked.some((start) => name.startsWith(start))
}

/** Tables that are measured in the same processes, together. */
const grouped = (wanted: ReadonlyArray<Table>): ReadonlyArray<ReadonlyArray<Table>> => {
  const groups = new Map<string, Table[]>()
  for (const table of wanted) {
    const name = table.group ?? table.name
    groups.set(name, [...(groups.get(name) ?? []), table])
  }
  return [...groups.values()]
}

/** Measures one table after the other. How busy others keep the machine is looked at before each, when we are idle. */
export const bench = async ({ names, rounds, onStep }: BenchOptions): Promise<Report> => {
  const isWanted = chosen(names)
  const started = performance.now()
  const shares: number[] = []
  const shown: Shown[] = []
  for (const group of grouped(tables.filter(isWanted))) {
    shares.push(await busyShare())
    shown.push(...(await runTables(group, rounds, onStep)))
  }
  for (const single of singles.filter(isWanted)) {
    shares.push(await busyShare())
    shown.push(await single.run(rounds, onStep))
  }
  const seconds = (performance.now() - started) / 1000
  return { machine: machine(shares), rounds, seconds, tables: shown }
}
