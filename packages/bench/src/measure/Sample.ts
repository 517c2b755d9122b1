/** What some operations of one process cost together. */
export interface Sample {
  readonly count: number
  /** User and system CPU time of the process, in microseconds: the steadiest figure there is. */
  readonly cpuUs: number
  /** Wall-clock time, in microseconds. */
  readonly wallUs: number
}

/** Several samples of one cell as one. */
export const joinSamples = (samples: ReadonlyArray<Sample>): Sample =>
  samples.reduce((a, b) => ({
    count: a.count + b.count,
    cpuUs: a.cpuUs + b.cpuUs,
    wallUs: a.wallUs + b.wallUs,
  }))

/** Microseconds of CPU per operation. */
export const cpuPerOperation = ({ cpuUs, count }: Sample): number => cpuUs / count
