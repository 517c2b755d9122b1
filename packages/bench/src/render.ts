import Table from 'cli-table3'
import type { Measured } from './measure/runTable'
import type { Verdict } from './measure/Row'
import type { SingleResult } from './single/Single'

export interface Machine {
  readonly node: string
  readonly cores: number
  readonly model: string
  readonly date: string
  readonly busy: boolean
}

const drawn = (head: ReadonlyArray<string>, lines: ReadonlyArray<ReadonlyArray<string>>): string => {
  const table = new Table({ head: [...head], style: { head: [], border: [] } })
  table.push(...lines.map((line) => [...line]))
  return table.toString()
}

const verdictLine = ({ goal, figure, value, atMost, met }: Verdict): string =>
  `${met ? '✓' : '✗'} ${goal} ${figure}: ${value.toFixed(2)} (goal ≤ ${String(atMost)})`

const measuredLines = ({ rows }: Measured): ReadonlyArray<ReadonlyArray<string>> =>
  rows.map(({ cell, cpuUs, ratio, lowest, highest }) => [
    cell,
    cpuUs < 10 ? cpuUs.toFixed(3) : cpuUs.toFixed(1),
    ratio.toFixed(2),
    `${lowest.toFixed(2)}–${highest.toFixed(2)}`,
  ])

/** Every table with its goals below it, the machine first, the verdicts together last. */
export const render = (machine: Machine, tables: ReadonlyArray<Measured | SingleResult>): string => {
  const { node, cores, model, date, busy } = machine
  const lines = [`${date} · Node ${node} · ${String(cores)} cores (${model})`]
  if (busy) lines.push('The machine is busy with other work: expect wide ranges, and measure again.')
  for (const one of tables) {
    const isMeasured = 'table' in one
    lines.push('', isMeasured ? one.table.title : one.title)
    lines.push(
      isMeasured
        ? drawn(['', 'CPU µs', `÷ ${one.table.baseline}`, 'range'], measuredLines(one))
        : drawn(one.head, one.lines),
    )
    lines.push(...one.verdicts.map(verdictLine))
  }
  const verdicts = tables.flatMap((one) => one.verdicts)
  const missed = verdicts.filter(({ met }) => !met)
  if (verdicts.length > 0)
    lines.push(
      '',
      `${String(verdicts.length - missed.length)} of ${String(verdicts.length)} goal figures met`,
      ...missed.map(verdictLine),
    )
  return `${lines.join('\n')}\n`
}
