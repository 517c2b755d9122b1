import { median } from '../measure/median'
import { shuffled } from '../measure/shuffled'
import { runNode } from './runNode'
import type { Single } from './Single'

const rivals = {
  axios: ['axios'],
  'axios + io-ts + fp-ts + xml2js': ['axios', 'io-ts', 'fp-ts', 'xml2js'],
} as const
const packages = [
  'result',
  'contract',
  'signer-top',
  'signer-opretail',
  'transport',
  'gateway',
  'gateway-top',
  'gateway-opretail',
  'api-top-ascp',
  'emulator',
  'codegen',
]
const cases: Readonly<Record<string, ReadonlyArray<string>>> = {
  ...Object.fromEntries(packages.map((name) => [name, [`@paifang/${name}`]])),
  ...rivals,
}

interface Loaded {
  readonly ms: number
  readonly modules: number
}

const script = (names: ReadonlyArray<string>): string => `
  const started = process.hrtime.bigint()
  ${names.map((name) => `require(${JSON.stringify(name)})`).join('\n')}
  const ms = Number(process.hrtime.bigint() - started) / 1e6
  console.log(JSON.stringify({ ms, modules: Object.keys(require.cache).length }))`

export const importTable: Single = {
  name: 'import',
  run: async (rounds, onStep) => {
    const times = new Map<string, number[]>()
    const modules = new Map<string, number>()
    for (let i = 0; i < rounds; i++)
      for (const [name, names] of shuffled(Object.entries(cases))) {
        const loaded = await runNode<Loaded>(script(names))
        times.set(name, [...(times.get(name) ?? []), loaded.ms])
        modules.set(name, loaded.modules)
        onStep()
      }
    const ratio = (name: string, over: string): number =>
      median((times.get(name) ?? []).map((ms, i) => ms / (times.get(over)?.[i] ?? NaN)))
    const goal = (figure: string, value: number, atMost: number) => ({
      goal: 'P6',
      figure,
      value,
      atMost,
      met: value <= atMost,
    })
    return {
      title: 'Import cost',
      head: ['package', 'ms', 'modules', '÷ axios'],
      lines: Object.keys(cases).map((name) => [
        name,
        median(times.get(name) ?? []).toFixed(1),
        String(modules.get(name)),
        ratio(name, 'axios').toFixed(2),
      ]),
      verdicts: [
        goal('api-top-ascp ÷ axios', ratio('api-top-ascp', 'axios'), 0.25),
        ...['gateway-top', 'gateway-opretail'].map((name) =>
          goal(`${name} ÷ the four libraries`, ratio(name, 'axios + io-ts + fp-ts + xml2js'), 0.35),
        ),
      ],
    }
  },
}
