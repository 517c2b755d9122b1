/** A goal as a ratio of two cells of the same table. */
export interface Goal {
  readonly goal: string
  readonly figure: string
  readonly cell: string
  /** Default: the table's baseline. */
  readonly over?: string
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
  /** Operations per round; the warm-up before them is as many. */
  readonly count: number
  /** Other counts, by cell: slow cells do fewer, so that each cell has about the same CPU time. */
  readonly counts?: Readonly<Record<string, number>>
  readonly concurrency?: number
  /** Whether the cells call a server in another process. */
  readonly server?: boolean
  /** Flags for Node, e.g. `--disallow-code-generation-from-strings`. */
  readonly nodeFlags?: ReadonlyArray<string>
  readonly goals?: ReadonlyArray<Goal>
}
