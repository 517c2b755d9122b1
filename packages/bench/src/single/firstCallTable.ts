import { join } from 'node:path'
import { median } from '../measure/median'
import { shuffled } from '../measure/shuffled'
import { verdict } from '../measure/verdict'
import { startServer } from '../server/startServer'
import { runNode } from './runNode'
import type { Single } from './Single'

const ours = 'gateway-top and its first call'
const byHand = 'axios by hand and its first call'

/** One call in a fresh process, imports included: of a command, a cron job, a function that starts cold. */
const scriptOf = (cell: string, url: string): string => `
  const before = process.cpuUsage()
  const { cells } = require(${JSON.stringify(join(__dirname, '..', 'cells', 'firstCall.js'))})
  void cells[${JSON.stringify(cell)}](${JSON.stringify(url)}).then(() => {
    const { user, system } = process.cpuUsage(before)
    console.log(JSON.stringify({ cpuMs: (user + system) / 1000 }))
    process.exit(0)
  })`

/** What a process that makes one call pays for it. */
export const firstCallTable: Single = {
  name: 'first-call',
  run: async (rounds, onStep) => {
    const server = await startServer()
    const costs = new Map<string, number[]>([
      [ours, []],
      [byHand, []],
    ])
    try {
      // Single processes of a tenth of a second: more of them than rounds of anything longer.
      for (let i = 0; i < 2 * rounds; i++)
        for (const [cell, all] of shuffled([...costs])) {
          all.push((await runNode<{ readonly cpuMs: number }>(scriptOf(cell, server.url))).cpuMs)
          onStep()
        }
    } finally {
      await server.close()
    }
    const of = (cell: string): ReadonlyArray<number> => costs.get(cell) ?? []
    const ratios = of(ours).map((cpuMs, i) => cpuMs / (of(byHand)[i] ?? NaN))
    return {
      title: 'First call of a fresh process, imports included',
      head: ['', 'CPU ms'],
      lines: [...costs].map(([cell, all]) => [cell, median(all).toFixed(1)]),
      verdicts: [
        {
          ...verdict({ goal: 'P6', figure: 'first call ÷ axios by hand', atMost: 0.8 }, median(ratios)),
          lowest: Math.min(...ratios),
          highest: Math.max(...ratios),
        },
      ],
    }
  },
}
