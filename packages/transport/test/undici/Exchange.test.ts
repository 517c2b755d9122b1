import { deadlines } from '../../src/limits/deadlines'
import { Progress } from '../../src/Progress'
import { Exchange } from '../../src/undici/Exchange'

const begun = (settled: string[], name: string): Exchange =>
  new Exchange(
    {
      timeoutMs: Infinity,
      maxResponseBytes: 100,
      signal: undefined,
      streams: false,
      progress: new Progress(),
      deadlines: deadlines(),
      host: 'localhost',
      receive: undefined,
    },
    ({ _tag }) => settled.push(`${name} ${_tag}`),
  )

const answered = (exchange: Exchange): void => {
  exchange.onConnect(() => undefined)
  exchange.onHeaders(200, [], () => undefined)
  exchange.onData(Buffer.from('{}'))
  exchange.onComplete()
}

const turnEnd = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

describe('Exchange', () => {
  it('hands on an answer at once when no other is waited for', () => {
    const settled: string[] = []
    answered(begun(settled, 'a'))
    expect(settled).toEqual(['a Right'])
  })

  it('hands on the answers of one turn together', async () => {
    const settled: string[] = []
    const both = [begun(settled, 'a'), begun(settled, 'b')]
    both.forEach(answered)
    expect(settled).toEqual([])
    await turnEnd()
    expect(settled).toEqual(['a Right', 'b Right'])
  })

  it('is alone again when the others have failed, however often they are told to', () => {
    const settled: string[] = []
    const [one, other] = [begun(settled, 'a'), begun(settled, 'b')]
    other.stop('aborted', 'the caller aborted the request')
    other.stop('timeout', 'no complete answer within the time limit')
    const third = begun(settled, 'c')
    third.failed(new Error('reset'))
    answered(one)
    expect(settled).toEqual(['b Left', 'c Left', 'a Right'])
  })
})
