import { cpus } from 'node:os'

/** Where and when figures were taken. */
export interface Machine {
  readonly node: string
  readonly cores: number
  readonly model: string
  /** `yyyy-mm-dd` */
  readonly date: string
  /** The share of all cores that other work took while the benchmarks were idle, from 0 to 1: the highest of all looks. */
  readonly busyShare: number
  /** Others took enough to be seen in the figures. */
  readonly busy: boolean
}

/** Above this share, ranges widen. */
const noticeable = 0.15

/** @param shares how busy others kept the machine, each time it was looked at */
export const machine = (shares: ReadonlyArray<number>): Machine => {
  const all = cpus()
  const share = Math.max(0, ...shares)
  return {
    node: process.version,
    cores: all.length,
    model: all[0]?.model.trim() ?? '',
    date: new Date().toISOString().slice(0, 10),
    busyShare: share,
    busy: share > noticeable,
  }
}
