/** One process's figure for one cell. */
export interface Sample {
  /** User and system CPU time of the process per operation, in microseconds: the steadiest figure there is. */
  readonly cpuUs: number
  /** Wall-clock time per operation, in microseconds. */
  readonly wallUs: number
}
