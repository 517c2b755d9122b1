import { isErr } from '@paifang/result'
import { describeProblem, importText } from '../../src'
import { patterns } from './patterns'
import { workOf } from './workOf'

/** Set to print how long each pattern takes at every size, up to 10 MB. */
const printsTimes = process.env['PAIFANG_TIMES'] === '1'

const millisecondsOf = (text: string): number => {
  const start = performance.now()
  importText(text, { document: 'x' })
  return performance.now() - start
}

/** How much more work four times the size is: 4 where that is linear, 16 where it is quadratic. */
const growthOf = (make: (size: number) => string): number => {
  const [first = 0, second = 0] = [8_000, 32_000].map((size) => {
    const text = make(size)
    return workOf(() => void importText(text, { document: 'x' }))
  })
  return second / first
}

describe('an importer', () => {
  it.each(Object.entries(patterns))('does work in proportion to %s', (_, make) => {
    expect(growthOf(make)).toBeLessThan(6)
  })

  it('says what is wrong in a few lines, however long the document is', () => {
    for (const make of Object.values(patterns)) {
      const imported = importText(make(20_000), { document: 'x' })
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
