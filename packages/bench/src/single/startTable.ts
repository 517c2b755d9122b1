import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { median } from '../measure/median'
import { shuffled } from '../measure/shuffled'
import { verdict } from '../measure/verdict'
import type { Single } from './Single'

const exec = promisify(execFile)

const ours = 'paifang --version'
const bare = 'node -e 0'

const commands: Readonly<Record<string, ReadonlyArray<string>>> = {
  [bare]: ['-e', '0'],
  [ours]: [join(__dirname, '../../../../cli/bin/paifang.js'), '--version'],
}

const cost = async (command: ReadonlyArray<string>): Promise<number> => {
  const { stderr } = await exec(process.execPath, ['-r', join(__dirname, 'tellCost.js'), ...command])
  const cpuMs = Number(stderr)
  if (!(cpuMs > 0)) throw new Error(`a command said: ${stderr}`)
  return cpuMs
}

/** What the command line costs before it does anything. */
export const startTable: Single = {
  name: 'start',
  run: async (rounds, onStep) => {
    const costs = new Map<string, number[]>(Object.keys(commands).map((name) => [name, []]))
    for (let i = 0; i < 2 * rounds; i++)
      for (const [name, all] of shuffled([...costs])) {
        all.push(await cost(commands[name] ?? []))
        onStep()
      }
    const of = (name: string): ReadonlyArray<number> => costs.get(name) ?? []
    const ratios = of(ours).map((cpuMs, i) => cpuMs / (of(bare)[i] ?? NaN))
    return {
      title: 'Start of the command line',
      head: ['', 'CPU ms'],
      lines: [...costs].map(([name, all]) => [name, median(all).toFixed(1)]),
      verdicts: [
        {
          ...verdict({ goal: 'P6', figure: `${ours} ÷ ${bare}`, atMost: 2.5 }, median(ratios)),
          lowest: Math.min(...ratios),
          highest: Math.max(...ratios),
        },
      ],
    }
  },
}
