/** A goal as a ratio of two cells of the same table, as what one costs more than another, or as what it costs. */
export interface Goal {
  readonly goal: string
  readonly figure: string
  readonly cell: string
  /** Default: the table's baseline. */
  readonly over?: string
  /** Default: `ratio`. `µs more`: microseconds of CPU above the other; `µs`: by itself. */
  readonly as?: 'ratio' | 'µs more' | 'µs'
  readonly atMost: number
}

/** A table as data; its cells live in `cells/<module>.ts` and run in processes of their own. */
export interface Table {
  readonly name: string
  readonly title: string
  /** File below `cells/`. */
  readonly module: string
  readonly cells: ReadonlyArray<string>
  readonly baseline: string
  /** Operations of a cell per round. */
  readonly count: number
  /** Operations before those that count, so that the compiler has done its work; default: `count`. */
  readonly warmUp?: number
  /** Other counts, by cell, of the warm-up too: slow cells do fewer, so that each has about the same CPU time. */
  readonly counts?: Readonly<Record<string, number>>
  /** Cells that take so long that they are measured in every third round only, as whose goals are far off, or who have none. */
  readonly slow?: ReadonlyArray<string>
  /** Operations before those that count, of the slow cells; default: as for the others. */
  readonly slowWarmUp?: number
  /** Default 1. */
  readonly concurrency?: number
  /** Tables of the same group have the same cells, and are measured in the same processes. */
  readonly group?: string
  /** Whether the cells call a server in another process. */
  readonly server?: boolean
  readonly goals?: ReadonlyArray<Goal>
}
