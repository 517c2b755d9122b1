import type { Sample } from './Sample'
import type { Subject } from './Subject'

/** Warms a subject up, then measures `count` operations of it. */
export const takeSample = async ({ run }: Subject, count: number): Promise<Sample> => {
  await run(Math.ceil(count / 2))
  const started = process.hrtime.bigint()
  const before = process.cpuUsage()
  await run(count)
  const { user, system } = process.cpuUsage(before)
  const wallNs = Number(process.hrtime.bigint() - started)
  return { cpuUs: (user + system) / count, wallUs: wallNs / 1000 / count }
}
