import { id, integer, list, parseJson, struct, text } from '@paifang/contract'
import { median } from '../measure/median'
import type { Grown } from './recordsTable'

const Row = struct('Row', { optional: { tid: id, title: text, status: text, count: integer } })
const rows = list(Row)

/** Median microseconds of CPU per record. */
const timed = (records: number, rounds: number, once: () => unknown): number => {
  const times = Math.max(1, Math.ceil(20_000 / records))
  const figures: number[] = []
  for (let round = 0; round <= rounds; round++) {
    const before = process.cpuUsage()
    for (let i = 0; i < times; i++) once()
    const { user, system } = process.cpuUsage(before)
    if (round > 0) figures.push((user + system) / times / records)
  }
  return median(figures)
}

const grow = (records: number, rounds: number): Grown => {
  const row = '{"tid":7091800003790954036,"title":"牌坊 测试订单","status":"TRADE_FINISHED","count":1}'
  const bytes = Buffer.from(`[${Array.from({ length: records }, () => row).join(',')}]`)
  const parsed = parseJson(bytes)
  const value = parsed._tag === 'Right' ? parsed.right : undefined
  return {
    records,
    bytes: bytes.length,
    plainUs: timed(records, rounds, () => JSON.parse(bytes.toString('utf8')) as unknown),
    parseUs: timed(records, rounds, () => parseJson(bytes)),
    decodeUs: timed(records, rounds, () => rows.decode(value)),
  }
}

/** Prints the figures of each size as JSON. */
export const growRecords = (sizes: ReadonlyArray<number>, rounds: number): void => {
  grow(1_000, 20)
  process.stdout.write(JSON.stringify(sizes.map((records) => grow(records, rounds))))
}
