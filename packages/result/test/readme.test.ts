import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  describe as describeError,
  err,
  isOk,
  isUnknown,
  match,
  ok,
  unwrap,
  type AsyncResult,
  type CallError,
} from '@paifang/result'
import { gatewayError } from './errors'

const readme = readFileSync(join(__dirname, '..', 'README.md'), 'utf8')
const source = readFileSync(__filename, 'utf8')

interface Trade {
  readonly tid: string
}

const call: AsyncResult<CallError, Trade> = () => Promise.resolve(ok({ tid: '1' }))
const failing: AsyncResult<CallError, Trade> = () => Promise.resolve(err(gatewayError))

// The examples of the README, as they stand there.
const examples: ReadonlyArray<(call: AsyncResult<CallError, Trade>) => Promise<string>> = [
  async (call) => {
    // example 1
    const result = await call()
    if (isOk(result)) return result.right.tid
    return describeError(result.left, 'zh')
    // end
  },
  async (call) => {
    // example 2
    const shown = match(await call(), {
      ok: (trade) => trade.tid,
      InputError: (error) => `correct ${error.issues.length} fields`,
      TransportError: (error) => (error.sent === 'no' ? 'send it again' : 'look first'),
      ProtocolError: (error) => `HTTP ${error.status}`,
      GatewayError: (error) => error.advice.en,
      BusinessError: (error) => error.rawCode,
      OutputError: (error) => error.requestId ?? 'generate again',
    })
    // end
    return shown
  },
  async (call) => {
    // example 3
    const trade = await unwrap(call)
    // end
    return trade.tid
  },
  async (call) => {
    // example 4
    const result = await call()
    if (isOk(result)) return 'done'
    return isUnknown(result.left) ? 'open' : 'failed'
    // end
  },
]

describe('README', () => {
  it('holds the examples that run here', () => {
    const blocks = [...source.matchAll(/\/\/ example \d\n([\s\S]*?)\n\s*\/\/ end/g)].map(([, body = '']) =>
      body.replace(/^ {4}/gm, ''),
    )
    expect(blocks).toHaveLength(4)
    for (const block of blocks) expect(readme).toContain(block)
  })

  it('has examples that work', async () => {
    expect(await Promise.all(examples.map((example) => example(call)))).toEqual(['1', '1', '1', 'done'])
    expect(await examples[3]?.(failing)).toBe('failed')
    const lost = err({ _tag: 'TransportError', reason: 'reset', sent: 'maybe', message: '' } as const)
    expect(await examples[3]?.(() => Promise.resolve(lost))).toBe('open')
    const [described, matched] = await Promise.all(examples.slice(0, 2).map((example) => example(failing)))
    expect(described).toContain('请检查 app secret')
    expect(matched).toBe('Check the app secret.')
  })
})
