import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript'

const readme = readFileSync(join(__dirname, '..', 'README.md'), 'utf8')
const blocks = [...readme.matchAll(/```ts\n([^]*?)```/g)].map(([, block = '']) => block)

const load = (name: string): unknown => jest.requireActual(name)

/** Runs a block of the README as a module of CommonJS; its last word is `shown`. */
const run = async (block: string, environment: Readonly<Record<string, string>>): Promise<unknown> => {
  const { outputText } = transpileModule(block, {
    compilerOptions: { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022 },
  })
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the text is our own README
  const body = new Function(
    'require',
    'exports',
    'process',
    `return (async () => { ${outputText}; return shown })()`,
  )
  return (body as (...given: unknown[]) => Promise<unknown>)(load, {}, { env: environment })
}

describe('the README', () => {
  it('shows a call that ends as it says', async () => {
    const server = createServer((request, response) => {
      request.resume()
      request.on('end', () =>
        response.end('{"trade":{"tid":7091800003790954036,"status":"TRADE_FINISHED"},"request_id":"r1"}'),
      )
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const shown = await run(blocks[0] ?? '', {
      TOP_APP_KEY: '12345678',
      TOP_APP_SECRET: 'helloworld',
      TOP_ENDPOINT: `http://127.0.0.1:${(server.address() as AddressInfo).port}/router/rest`,
    })
    await new Promise((resolve) => server.close(resolve))
    expect(shown).toBe('trade 7091800003790954036')
  })

  it('shows a batch that ends as it says', async () => {
    const server = createServer((request, response) => {
      request.resume()
      request.on('end', () =>
        response.end(
          '{"status":"TRADE_FINISHED","request_id":"r1"}\r\n-S-\r\n' +
            '{"error_response":{"code":27,"msg":"Invalid session","request_id":"r2"}}',
        ),
      )
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const shown = await run(blocks.find((block) => block.includes('await batch(')) ?? '', {
      TOP_APP_KEY: '12345678',
      TOP_APP_SECRET: 'helloworld',
      TOP_ENDPOINT: `http://127.0.0.1:${(server.address() as AddressInfo).port}/router/rest`,
    })
    await new Promise((resolve) => server.close(resolve))
    expect(shown).toEqual(['TRADE_FINISHED', 'GatewayError'])
  })

  it('shows a client that goes where the platform says', async () => {
    const config = {
      config: { def_env: 'sh', version: 1 },
      env: { sh: { localhost: { proto: 'http', vip: ['127.0.0.2|1'] } } },
    }
    const reached: string[] = []
    const server = createServer((request, response) => {
      reached.push(`${request.socket.localAddress ?? ''} ${request.headers.host?.split(':')[0] ?? ''}`)
      request.resume()
      request.on('end', () =>
        response.end(
          JSON.stringify({ result: JSON.stringify(config), time: '2026-01-01 12:00:00', request_id: 'r1' }),
        ),
      )
    })
    await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve))
    const shown = await run(blocks.find((block) => block.includes('httpDnsTransport(')) ?? '', {
      TOP_APP_KEY: '12345678',
      TOP_APP_SECRET: 'helloworld',
      TOP_ENDPOINT: `http://localhost:${(server.address() as AddressInfo).port}/router/rest`,
    })
    await new Promise((resolve) => server.close(resolve))
    expect(shown).toEqual(['by name', 'route.config ok', '127.0.0.2'])
    // Connected to the address, for the name.
    expect(reached).toEqual(['127.0.0.1 localhost', '127.0.0.1 localhost', '127.0.0.2 localhost'])
  })

  it('shows where to send a user', async () => {
    expect(await run(blocks.find((block) => block.includes('topAuthorizeUrl(')) ?? '', {})).toBe(
      'https://oauth.taobao.com/authorize?response_type=code&client_id=12345678&redirect_uri=https%3A%2F%2Fexample.com%2Fcallback&state=x1&view=web',
    )
  })
})
