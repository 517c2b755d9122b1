import { isErr } from '@paifang/result'
import { describeProblem, importText } from '../../src'
import { patterns } from './patterns'
import { workOf } from './workOf'

export interface Measured {
  readonly name: string
  /** How much more work four times the size is: 4 where that is linear, 16 where it is quadratic. */
  readonly growth: number
  /** What is said of a document that is refused. */
  readonly said: ReadonlyArray<string>
}

const workFor = (text: string): number => workOf(() => void importText(text, { document: 'x' }))

// The first time counts what is made once.
workFor('x')

const measured = Object.entries(patterns).map(([name, make]): Measured => {
  const imported = importText(make(20_000), { document: 'x' })
  return {
    name,
    growth: workFor(make(32_000)) / workFor(make(8_000)),
    said: isErr(imported) ? imported.left.map(describeProblem) : [],
  }
})

process.stdout.write(JSON.stringify(measured))
