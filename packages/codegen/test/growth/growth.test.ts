import { isErr } from '@paifang/result'
import { describeProblem, importText } from '../../src'
import { patterns } from './patterns'

const megabyte = 1_000_000
/** Set to print how long each pattern takes at every size, up to 10 MB. */
const printsTimes = process.env['PAIFANG_TIMES'] === '1'

const millisecondsOf = (text: string): number => {
  const start = performance.now()
  importText(text, { document: 'x' })
  return performance.now() - start
}

describe('an importer', () => {
  it.each(Object.entries(patterns))(
    'takes time in proportion to %s',
    (_, make) => {
      const [small, large] = [make(80_000), make(320_000)]
      const ratio = (): number => {
        const [first, second] = [millisecondsOf(small), millisecondsOf(large)]
        // What takes no time at the larger size has not grown.
        return second < 60 ? 0 : second / first
      }
      const ratios = [0, 1, 2].map(ratio)
      // Four times the size: 4 where it is linear, 16 where it is quadratic.
      expect(Math.min(...ratios)).toBeLessThan(9)
    },
    60_000,
  )

  it.each(Object.entries(patterns))(
    'gives a Result of a megabyte of %s',
    (_, make) => {
      const imported = importText(make(megabyte), { document: 'x' })
      if (isErr(imported)) expect(imported.left.map(describeProblem).join('').length).toBeLessThan(megabyte)
    },
    60_000,
  )

  ;(printsTimes ? it : it.skip)(
    'takes as long as this',
    () => {
      const sizes = [20_000, 80_000, 320_000, 10 * megabyte]
      const rows = Object.entries(patterns).map(([name, make]) => {
        const times = sizes.map((size) => `${millisecondsOf(make(size)).toFixed(0)} ms`)
        return `${name.padEnd(44)}${times.map((time) => time.padStart(12)).join('')}`
      })
      process.stdout.write(`${rows.join('\n')}\n`)
    },
    3_600_000,
  )
})
