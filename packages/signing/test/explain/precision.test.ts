import { explain as explainOpretail } from '@paifang/signer-opretail'
import { explain as explainTop } from '@paifang/signer-top'
import type { Explanation } from '@paifang/signing'
import { differenceNames } from '../../src/explain/sentences'
import { figuresOf, judge, randomCall, randomFrom } from './figures'
import { mistakes, type Asked, type Call, type Mistake } from './mistakes'
import { opretail, rightSignature, top } from './oracle'

const ask = ({ gateway, secret }: Call, { sent, signature, more = {} }: Asked): Explanation => {
  const options = { received: sent, secret, signature, fields: ['zknown'], ...more }
  return gateway.name === 'top' ? explainTop(options) : explainOpretail(options)
}

const gateways = [top, opretail]

/** What is said of one mistake, made at one gateway in a call that has a place for it. */
const askAbout = (mistake: Mistake, gateway: (typeof gateways)[number]): Explanation | undefined => {
  const random = randomFrom(7)
  for (let attempt = 0; attempt < 20; attempt++) {
    const call = randomCall(gateway, random)
    const asked = mistake.make(call)
    if (asked !== undefined) return ask(call, asked)
  }
  return undefined
}

describe('explain at every gateway', () => {
  const shared = mistakes.filter(({ name }) => name !== undefined && name !== 'blank')

  it('is asked about at least a hundred mistakes, half of all names', () => {
    expect(shared.length).toBeGreaterThan(100)
    expect(new Set(shared.map(({ name }) => name)).size).toBeGreaterThan(differenceNames.length / 2)
    for (const { name } of shared) expect(differenceNames).toContain(name)
  })

  it.each(shared.map((mistake) => [mistake.what, mistake] as const))('gives "%s" one name', (_, mistake) => {
    const answers = gateways.map((gateway) => askAbout(mistake, gateway))
    const judged = answers.map((answer) => (answer === undefined ? 'not asked' : judge(mistake.name, answer)))
    expect([
      ['right', 'right'],
      ['several', 'several'],
      ['right', 'several'],
      ['several', 'right'],
    ]).toContainEqual(judged)
  })

  it('says a right signature is right', () => {
    const random = randomFrom(11)
    for (const gateway of gateways)
      for (let run = 0; run < 20; run++) {
        const call = randomCall(gateway, random)
        const signature = rightSignature(call.sent, gateway, call.secret)
        expect(ask(call, { sent: call.sent, signature }).name).toBe('right')
      }
  })

  it('never gives one wrong name to a random single difference', () => {
    const { PAIFANG_EXPLAIN_RUNS = '1', PAIFANG_EXPLAIN_SEED = '1' } = process.env
    const figures = figuresOf(gateways, Number(PAIFANG_EXPLAIN_RUNS), Number(PAIFANG_EXPLAIN_SEED), ask)
    if (process.env['PAIFANG_EXPLAIN_RUNS'] !== undefined) console.log(JSON.stringify(figures, null, 1))
    expect(figures.failed.filter((each) => each.startsWith('wrong'))).toEqual([])
    expect(figures.failed.filter((each) => each.startsWith('none'))).toEqual([])
    expect(figures.asked).toBeGreaterThan(250)
    // Where several differences make one signature the answer says them all; it should seldom have to.
    expect(figures.several).toBeLessThan(figures.asked / 20)
  })
})
