import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { transformSync } from 'esbuild'
import { envelope, startServer, success, type Server } from './support/startServer'
import { accessSecret } from './support/testClient'
import { referenceSign } from './support/referenceSign'

const examples = [
  ...readFileSync(join(__dirname, '..', 'README.md'), 'utf8').matchAll(/```ts\n([\s\S]*?)```/g),
].map(([, code]) => code ?? '')
const imports = /^import [\s\S]*? from '[^']*'\n/gm

/** Runs an example as it stands and gives what it prints. */
const run = async (example: string): Promise<ReadonlyArray<string>> => {
  const head = (example.match(imports) ?? []).join('')
  const body = example.replace(imports, '')
  const { code } = transformSync(`${head}export const main = async (console) => {\n${body}\n}`, {
    loader: 'ts',
    format: 'cjs',
  })
  const lines: string[] = []
  const module = { exports: {} as { main?: (console: unknown) => Promise<void> } }
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the example is the test
  new Function('module', 'exports', 'require', code)(module, module.exports, require)
  await module.exports.main?.({ log: (line: string) => lines.push(line) })
  return lines
}

let server: Server
const before = { ...process.env }
beforeEach(async () => {
  server = await startServer()
  Object.assign(process.env, {
    OPRETAIL_ACCESS_KEY: 'S107-00000001',
    OPRETAIL_ACCESS_SECRET: accessSecret,
    OPRETAIL_TOKEN: 'tok-1',
    OPRETAIL_ENDPOINT: server.url,
    SHOP_ACCOUNT: 'boss',
    SHOP_PASSWORD: 'word',
  })
})
afterEach(async () => {
  process.env = { ...before }
  await server.close()
})

describe('the README', () => {
  it('has three examples', () => {
    expect(examples).toHaveLength(3)
  })

  it('calls and matches, in its smallest example', async () => {
    server.answer = () => ({ body: success({ records: [] }) })
    expect(await run(examples[0]!)).toEqual(['answered with {"records":[]}'])
    const [{ form, headers }] = server.received as [Server['received'][number]]
    expect(form.get('_aid')).toBe('S107')
    expect(form.get('_sig')).toBe(referenceSign(form, accessSecret))
    expect(headers['authenticator']).toBe('tok-1')
  })

  it.each([
    [12, /^refused with 12 NAME: Application id and access key go in pairs\./],
    [4711, /^the business failed with 4711: words of the gateway$/],
  ])('names the failure %p in its smallest example', async (code, line) => {
    server.answer = () => ({ body: envelope(code) })
    expect(await run(examples[0]!)).toEqual([expect.stringMatching(line)])
  })

  it('calls an operation that is one literal', async () => {
    expect(await run(examples[1]!)).toEqual(['{"total":1}'])
    expect(Object.fromEntries(server.received[0]!.form)).toMatchObject({ pageNumber: '1', pageSize: '20' })
  })

  it('logs in for its token', async () => {
    server.answer = ({ form }) => ({ body: success(form.has('password') ? { token: 'tok-2' } : { rows: 1 }) })
    expect(await run(examples[2]!)).toEqual(['{"rows":1}'])
    expect(server.received.map(({ form }) => form.get('_mt'))).toEqual([
      'open.shopweb.security.ssoLogin',
      'open.shopweb.liveCheck.statisticsDetailPageForCustomer',
    ])
    expect(server.received[1]!.headers['authenticator']).toBe('tok-2')
  })
})
