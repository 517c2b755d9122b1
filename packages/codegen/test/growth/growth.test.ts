import { isErr } from '@paifang/result'
import { describeProblem, importText } from '../../src'
import { patterns } from './patterns'

/** Set to print how long each pattern takes at every size, up to 10 MB. */
const printsTimes = process.env['PAIFANG_TIMES'] === '1'

const millisecondsOf = (text: string): number => {
  const start = performance.now()
  importText(text, { document: 'x' })
  return performance.now() - start
}

/** How much longer four times the size takes: 4 where that is linear, 16 where it is quadratic. */
const growthOf = (make: (size: number) => string): number => {
  const [first, second] = [make(40_000), make(160_000)].map(millisecondsOf)
  // What takes no time at the larger size has not grown.
  return second === undefined || first === undefined || second < 40 ? 0 : second / first
}

describe('an importer', () => {
  it.each(Object.entries(patterns))(
    'takes time in proportion to %s',
    (_, make) => {
      let growth = Infinity
      for (let round = 0; round < 3 && growth >= 9; round++) growth = Math.min(growth, growthOf(make))
      expect(growth).toBeLessThan(9)
    },
    60_000,
  )

  it('says what is wrong in a few lines, however long the document is', () => {
    for (const make of Object.values(patterns)) {
      const imported = importText(make(40_000), { document: 'x' })
      const said = isErr(imported) ? imported.left.map(describeProblem) : []
      expect(said.length).toBeLessThanOrEqual(51)
      for (const line of said) expect(line.length).toBeLessThan(3000)
    }
  })

  ;(printsTimes ? it : it.skip)(
    'takes as long as this',
    () => {
      const sizes = [20_000, 80_000, 320_000, 10_000_000]
      const rows = Object.entries(patterns).map(([name, make]) => {
        const times = sizes.map((size) => `${millisecondsOf(make(size)).toFixed(0)} ms`)
        return `${name.padEnd(44)}${times.map((time) => time.padStart(12)).join('')}`
      })
      process.stdout.write(`${rows.join('\n')}\n`)
    },
    3_600_000,
  )
})
