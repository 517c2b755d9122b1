import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import { atTurnEnd } from '../../src/limits/atTurnEnd'

describe('atTurnEnd', () => {
  it('runs what a turn brought in its order, when the turn is over', async () => {
    const ran: string[] = []
    atTurnEnd(() => ran.push('a'))
    await Promise.resolve()
    atTurnEnd(() => ran.push('b'))
    expect(ran).toEqual([])
    await new Promise<void>(atTurnEnd)
    expect(ran).toEqual(['a', 'b'])
  })

  it('leaves what comes meanwhile to the next one', async () => {
    const ran: string[] = []
    await new Promise<void>((resolve) => {
      atTurnEnd(() => {
        atTurnEnd(() => {
          ran.push('later')
          resolve()
        })
      })
      atTurnEnd(() => ran.push('now'))
    })
    expect(ran).toEqual(['now', 'later'])
  })

  it('lets one that throws cost no other its turn', () => {
    // In a process of its own: an error that nobody catches is that of the process.
    const { outputFiles } = buildSync({
      entryPoints: [join(__dirname, '../../src/limits/atTurnEnd.ts')],
      bundle: true,
      platform: 'node',
      write: false,
    })
    const script = `${outputFiles[0]!.text}
      const { atTurnEnd: later } = module.exports
      const ran = []
      process.on('uncaughtException', ({ message }) => ran.push(message))
      later(() => { later(() => console.log([...ran, 'next'].join(' '))); ran.push('a') })
      later(() => { throw new Error('boom') })
      later(() => ran.push('b'))`
    const printed = execFileSync(process.execPath, ['-e', script], { encoding: 'utf8', timeout: 250_000 })
    expect(printed).toBe('a boom b next\n')
  })

  it('needs no clock that a test has put in place of the real one', async () => {
    jest.useFakeTimers()
    try {
      await new Promise<void>(atTurnEnd)
    } finally {
      jest.useRealTimers()
    }
  })
})
