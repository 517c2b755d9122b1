import Table from 'cli-table3'
import type { Measured } from './measure/runTables'
import type { Verdict } from './measure/Row'
import type { Report } from './Report'

const drawn = (head: ReadonlyArray<string>, lines: ReadonlyArray<ReadonlyArray<string>>): string => {
  const table = new Table({ head: [...head], style: { head: [], border: [], compact: true } })
  table.push(...lines.map((line) => [...line]))
  return table.toString()
}

const verdictLine = ({ goal, figure, value, lowest, highest, atMost, met }: Verdict): string => {
  const range = lowest === undefined || highest === undefined ? '' : `, ${rangeText(lowest, highest)}`
  return `${met ? '✓' : '✗'} ${goal} ${figure}: ${value.toFixed(2)}${range} (goal ≤ ${String(atMost)})`
}

const rangeText = (lowest: number, highest: number): string => `${lowest.toFixed(2)}–${highest.toFixed(2)}`

const measuredLines = ({ rows }: Measured): ReadonlyArray<ReadonlyArray<string>> =>
  rows.map(({ cell, cpuUs, ratio, lowest, highest }) => [
    cell,
    cpuUs < 10 ? cpuUs.toFixed(3) : cpuUs.toFixed(1),
    ratio.toFixed(2),
    rangeText(lowest, highest),
  ])

const headLine = ({ machine, rounds, seconds }: Report): string => {
  const { node, cores, model, date, busyShare } = machine
  const percent = `${String(Math.round(busyShare * 100))} %`
  return `${date} · Node ${node} · ${String(cores)} cores (${model}) · ${String(rounds)} rounds in ${seconds.toFixed(0)} s · others took up to ${percent}`
}

/** Every table with its goals below it, the machine first, the verdicts together last. */
export const render = (report: Report): string => {
  const { machine, tables } = report
  const lines = [headLine(report)]
  if (machine.busy) lines.push('The machine is busy with other work: expect wide ranges, and measure again.')
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

const verdictRow = ({ goal, figure, value, lowest, highest, atMost, met }: Verdict): string => {
  const range = lowest === undefined || highest === undefined ? '' : ` (${rangeText(lowest, highest)})`
  const cells = [goal, figure, `≤ ${String(atMost)}`, value.toFixed(2) + range, met ? 'met' : '**missed**']
  return `| ${cells.join(' | ')} |`
}

/** The figures as the README shows them: what is below its heading "Figures", to be put there as it is. */
export const renderMarkdown = (report: Report): string => {
  const verdicts = report.tables.flatMap((one) => one.verdicts)
  const rows = ['| goal | figure | goal is | measured | |', '| --- | --- | --- | --- | --- |']
  const goals = [...rows, ...verdicts.map(verdictRow)].join('\n')
  return `${headLine(report)}\n\n${goals}\n\n\`\`\`text\n${render(report)}\`\`\`\n`
}
