import { runNode } from './runNode'
import type { Single } from './Single'

interface Grown {
  readonly records: number
  readonly parseUs: number
  readonly decodeUs: number
}

const script = `
  const { integer, list, parseJson, struct, text } = require('@paifang/contract')
  const Row = struct('Row', { optional: { id: integer, title: text, status: text, count: integer } })
  const rows = list(Row)
  const perRecord = (records, once) => {
    const times = Math.max(3, Math.ceil(200000 / records))
    for (let i = 0; i < times; i++) once()
    const started = process.hrtime.bigint()
    for (let i = 0; i < times; i++) once()
    return Number(process.hrtime.bigint() - started) / 1000 / times / records
  }
  const grown = [1e2, 1e3, 1e4, 1e5].map((records) => {
    const text = JSON.stringify(Array.from({ length: records }, (_, i) => ({ id: i, title: '标题', status: 'ok', count: 1 })))
    const bytes = Buffer.from(text)
    const value = JSON.parse(text)
    return { records, parseUs: perRecord(records, () => parseJson(bytes)), decodeUs: perRecord(records, () => rows.decode(value)) }
  })
  console.log(JSON.stringify(grown))`

export const growthTable: Single = {
  name: 'growth',
  run: async (_rounds, onStep) => {
    const grown = await runNode<ReadonlyArray<Grown>>(script)
    onStep()
    return {
      title: 'Growth: microseconds per record',
      head: ['records', 'parse', 'decode'],
      lines: grown.map(({ records, parseUs, decodeUs }) => [
        records.toLocaleString('en'),
        parseUs.toFixed(3),
        decodeUs.toFixed(3),
      ]),
      verdicts: [],
    }
  },
}
