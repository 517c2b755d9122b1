import type { Sample } from './Sample'
import type { Subject } from './Subject'

/** Measures `count` operations of a subject. */
export const takeSample = async ({ run }: Subject, count: number, concurrency: number): Promise<Sample> => {
  const started = process.hrtime.bigint()
  const before = process.cpuUsage()
  await run(count, concurrency)
  const { user, system } = process.cpuUsage(before)
  const wallNs = Number(process.hrtime.bigint() - started)
  return { count, cpuUs: user + system, wallUs: wallNs / 1000 }
}
