import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as transports from '@paifang/transport'
import { startFaultServer } from '../../../.dev/test/server/faultServer'

describe('the README', () => {
  it('has an example that runs', async () => {
    const readme = readFileSync(join(__dirname, '../README.md'), 'utf8')
    const [, example = ''] = /```ts\n(.*?)```/s.exec(readme) ?? []
    const body = example.replace(/^import (.*) from '@paifang\/transport'$/m, 'const $1 = transports')
    const server = await startFaultServer()
    const lines: Array<ReadonlyArray<unknown>> = []
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the text is our own README
    const run = new Function('transports', 'process', 'console', `return (async () => {${body}})()`) as (
      ...given: ReadonlyArray<unknown>
    ) => Promise<void>
    await run(
      transports,
      { env: { TOP_ENDPOINT: `${server.url}/echo` } },
      {
        log: (...line: ReadonlyArray<unknown>) => lines.push(line),
      },
    )
    expect(lines).toEqual([[200, expect.any(Number)]])
    expect(server.requests[0]?.body).toBe('method=taobao.time.get')
    await server.close()
  })
})
