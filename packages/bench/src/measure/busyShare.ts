import { cpus } from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'

/** CPU time of all cores since the machine started, in milliseconds. */
export interface CoreTimes {
  readonly busy: number
  readonly idle: number
}

export const coreTimes = (): CoreTimes => {
  let busy = 0
  let idle = 0
  for (const { times } of cpus()) {
    busy += times.user + times.nice + times.sys + times.irq
    idle += times.idle
  }
  return { busy, idle }
}

/** The share of all cores that was busy between two readings, from 0 to 1; 0 where no time passed. */
export const shareBetween = (before: CoreTimes, after: CoreTimes): number => {
  const busy = after.busy - before.busy
  const all = busy + after.idle - before.idle
  return all > 0 ? busy / all : 0
}

/** How busy others keep the machine: looked at while nothing of ours runs. */
export const busyShare = async (ms = 250): Promise<number> => {
  const before = coreTimes()
  await wait(ms)
  return shareBetween(before, coreTimes())
}
