import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer, type Server } from 'node:http'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { runInThisContext } from 'node:vm'
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript'
import * as signer from '@paifang/signer-top'
import type { TopInboundResult } from '@paifang/signer-top'
import { startRedis } from '../../../.dev/test/startRedis'

const readme = readFileSync(join(__dirname, '../README.md'), 'utf8')

const example = (info: string, nth = 0): string =>
  [...readme.matchAll(/^```ts ?(\w*)\n([\s\S]*?)^```$/gm)].filter(([, tag]) => tag === info)[nth]?.[2] ?? ''

/** Runs an example as it stands, and gives back one of its constants. */
const run = (source: string, constant: string): unknown => {
  const { outputText } = transpileModule(source, {
    compilerOptions: { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022, esModuleInterop: true },
  })
  const installed = createRequire(__filename)
  const load = (name: string): unknown => (name === '@paifang/signer-top' ? signer : installed(name))
  const script = runInThisContext(`(function (require, exports, process) {${outputText}
return ${constant}})`) as (require: unknown, exports: object, process: unknown) => unknown
  return script(load, {}, process)
}

const secret = 'helloworld'
const body = Buffer.from('{"a":"中"}')
const pad = (value: number): string => String(value).padStart(2, '0')

const query = (): string => {
  const now = new Date(Date.now() + 8 * 3_600_000)
  const day = [now.getUTCFullYear(), now.getUTCMonth() + 1, now.getUTCDate()].map(pad).join('-')
  const time = [now.getUTCHours(), now.getUTCMinutes(), now.getUTCSeconds()].map(pad).join(':')
  const params = { app_key: '12345678', timestamp: `${day} ${time}` }
  const sign = signer.signInbound({ params, secret, body })
  return new URLSearchParams({ ...params, sign }).toString()
}

const post = async (origin: string): Promise<ReadonlyArray<unknown>> => {
  const url = `${origin}/spi?${query()}`
  const send = async (content: string): Promise<unknown> => {
    const response = await fetch(url, {
      method: 'POST',
      body: content,
      headers: { 'content-type': 'application/json' },
    })
    return response.json()
  }
  return [await send('{"a":"changed"}'), await send(body.toString()), await send(body.toString())]
}

const refused = { success: false, sub_code: 'sign-check-failure', sub_message: 'Illegal request' }
const answers = [refused, { success: true, caller: '12345678' }, refused]

const listening = (server: Server): Promise<string> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    })
  })

describe('the README', () => {
  beforeAll(() => {
    process.env['TOP_SECRET'] = secret
  })

  afterAll(() => {
    delete process.env['TOP_SECRET']
  })

  it('signs the published example', () => {
    expect(run(example(''), 'signature')).toBe('66987CB115214E59E6EC978214934FB8')
  })

  it('signs the same call with a plan', () => {
    expect(run(example('plan'), 'signature')).toBe('66987CB115214E59E6EC978214934FB8')
  })

  it('explains what its example says', () => {
    expect(run(example('', 1), 'answer')).toMatchObject({
      name: 'added-after-signing',
      differences: [{ field: 'session' }],
    })
  })

  it('verifies a call in Express', async () => {
    const server = createServer(run(example('express'), 'app') as never)
    try {
      expect(await post(await listening(server))).toEqual(answers)
    } finally {
      server.closeAllConnections()
      server.close()
    }
  })

  it('shares a store in Redis as its example says', async () => {
    const redis = await startRedis()
    if (redis === undefined) {
      console.warn('skipped: there is no redis-server on this machine')
      return
    }
    try {
      const verifierOver = run(example('shared'), 'exports.verifierOver') as (
        client: object,
        secret: string,
      ) => (request: object) => Promise<TopInboundResult>
      const request = { query: query(), headers: { 'content-type': 'application/json' }, rawBody: body }
      const verify = [verifierOver(redis, secret), verifierOver(redis, secret)] as const
      const [one, other] = await Promise.all(verify.map((check) => check(request)))
      expect([one?.ok, other?.ok].sort()).toEqual([false, true])
      expect(await verify[0](request)).toMatchObject({ reason: 'replayed' })
      await redis.stop()
      expect(await verify[1](request)).toMatchObject({ reason: 'replay-store-failed' })
    } finally {
      await redis.stop()
    }
  })

  it('verifies a call in Fastify', async () => {
    const app = run(example('fastify'), 'app') as {
      listen: (where: object) => Promise<string>
      close: () => Promise<void>
    }
    try {
      expect(await post(await app.listen({ port: 0, host: '127.0.0.1' }))).toEqual(answers)
    } finally {
      await app.close()
    }
  })
})
