import { id, integer, list, parseJson, struct, text } from '@paifang/contract'
import { median } from '../measure/median'
import type { Grown } from './recordsTable'

const Row = struct('Row', { optional: { tid: id, title: text, status: text, count: integer } })
const rows = list(Row)

interface Step {
  readonly once: () => unknown
  readonly figures: number[]
}

/** Steps in turns, each after a collection, so that none pays for what another left behind. */
const timed = (records: number, rounds: number, steps: ReadonlyArray<Step>): void => {
  const times = Math.max(1, Math.ceil(20_000 / records))
  for (let round = 0; round <= rounds; round++)
    for (const { once, figures } of steps) {
      globalThis.gc?.()
      const before = process.cpuUsage()
      for (let i = 0; i < times; i++) once()
      const { user, system } = process.cpuUsage(before)
      if (round > 0) figures.push((user + system) / times / records)
    }
}

const grow = (records: number, rounds: number): Grown => {
  const row = '{"tid":7091800003790954036,"title":"牌坊 测试订单","status":"TRADE_FINISHED","count":1}'
  const bytes = Buffer.from(`[${Array.from({ length: records }, () => row).join(',')}]`)
  const parsed = parseJson(bytes)
  const value = parsed._tag === 'Right' ? parsed.right : undefined
  const step = (once: () => unknown): Step => ({ once, figures: [] })
  const plain = step(() => JSON.parse(bytes.toString('utf8')) as unknown)
  const exact = step(() => parseJson(bytes))
  const decoded = step(() => rows.decode(value))
  timed(records, rounds, [plain, exact, decoded])
  const [plainUs, parseUs, decodeUs] = [plain, exact, decoded].map(({ figures }) => median(figures))
  return {
    records,
    bytes: bytes.length,
    plainUs: plainUs ?? NaN,
    parseUs: parseUs ?? NaN,
    decodeUs: decodeUs ?? NaN,
  }
}

/** Prints the figures of each size as JSON. */
export const growRecords = (sizes: ReadonlyArray<number>, rounds: number): void => {
  grow(1_000, 20)
  process.stdout.write(JSON.stringify(sizes.map((records) => grow(records, rounds))))
}
