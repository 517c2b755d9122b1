import { median } from '../measure/median'
import type { Verdict } from '../measure/Row'
import { shuffled } from '../measure/shuffled'
import { verdict } from '../measure/verdict'
import { loadCost, type Import, type LoadCost } from './loadCost'
import type { Single } from './Single'

const four = 'axios + io-ts + fp-ts + xml2js'

/** Each package with the export that its users begin with. */
const entries: ReadonlyArray<readonly [name: string, entry: string]> = [
  ['result', 'match'],
  ['contract', 'struct'],
  ['signer-top', 'sign'],
  ['signer-opretail', 'sign'],
  ['transport', 'axiosTransport'],
  ['gateway', 'createClient'],
  ['gateway-top', 'createTopClient'],
  ['gateway-opretail', 'createOpretailClient'],
  ['api-top-ascp', 'logisticsExpressUserBlacklistTmsSync'],
  ['emulator', 'startEmulator'],
  ['codegen', 'emit'],
]

const cases: Readonly<Record<string, ReadonlyArray<Import>>> = {
  ...Object.fromEntries(
    entries.map(([name, entry]) => [name, [{ module: `@paifang/${name}`, name: entry }]]),
  ),
  axios: [{ module: 'axios' }],
  [four]: ['axios', 'io-ts', 'fp-ts', 'xml2js'].map((module) => ({ module })),
}

const judged = (figure: string, atMost: number, all: ReadonlyArray<number>): Verdict => ({
  ...verdict({ goal: 'P6', figure, atMost }, median(all)),
  lowest: Math.min(...all),
  highest: Math.max(...all),
})

/** What importing each package costs a process; CPU time, because a busy disk or machine would show in any other. */
export const importTable: Single = {
  name: 'import',
  run: async (rounds, onStep) => {
    const costs = new Map<string, LoadCost[]>()
    for (let i = 0; i < rounds; i++)
      for (const [name, imports] of shuffled(Object.entries(cases))) {
        costs.set(name, [...(costs.get(name) ?? []), await loadCost(imports)])
        onStep()
      }
    const of = (name: string): ReadonlyArray<LoadCost> => costs.get(name) ?? []
    const ratios = (name: string, over: string): ReadonlyArray<number> =>
      of(name).map(({ cpuMs }, i) => cpuMs / (of(over)[i]?.cpuMs ?? NaN))
    return {
      title: 'Import cost',
      head: ['package', 'CPU ms', 'modules', '÷ axios', 'range'],
      lines: Object.keys(cases).map((name) => {
        const all = ratios(name, 'axios')
        return [
          name,
          median(of(name).map(({ cpuMs }) => cpuMs)).toFixed(1),
          String(of(name)[0]?.modules),
          median(all).toFixed(2),
          `${Math.min(...all).toFixed(2)}–${Math.max(...all).toFixed(2)}`,
        ]
      }),
      verdicts: [
        judged('api-top-ascp ÷ axios', 0.32, ratios('api-top-ascp', 'axios')),
        ...['gateway-top', 'gateway-opretail'].map((name) =>
          judged(`${name} ÷ the four libraries`, 0.3, ratios(name, four)),
        ),
      ],
    }
  },
}
