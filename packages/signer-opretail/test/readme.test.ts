import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AddressInfo, Server } from 'node:net'
import { join } from 'node:path'
import { compileFunction } from 'node:vm'
import type { Express } from 'express'
import type { FastifyInstance } from 'fastify'
import { transformSync } from 'esbuild'
import * as signer from '@paifang/signer-opretail'

const readme = readFileSync(join(__dirname, '../README.md'), 'utf8')
const blocks = [...readme.matchAll(/```ts\n([^]*?)```/g)].map((match) => match[1] ?? '')

/** Runs a block of the README with this package in place of the installed one, and returns what it defines. */
const run = (block: string, names: string): unknown => {
  const { code } = transformSync(`${block}\nexport const results = { ${names} }`, {
    loader: 'ts',
    format: 'cjs',
    target: 'node20',
  })
  const load = createRequire(__filename)
  const module = { exports: {} as { results?: unknown } }
  const resolve = (name: string): unknown => (name === '@paifang/signer-opretail' ? signer : load(name))
  compileFunction(code, ['require', 'module', 'exports'])(resolve, module, module.exports)
  return module.exports.results
}

const secret = 'callback-secret-0123'
const nowMs = Date.UTC(2024, 0, 2, 3, 4, 5)
const params = {
  _mt: 'open.face.queryUserCallBack',
  _sm: 'md5',
  _timestamp: '20240102110405',
  userid: '0000000003',
  username: '赵 六+1',
}
const body = new URLSearchParams({
  ...params,
  _sig: signer.sign({ params, secret, method: 'md5' }),
}).toString()

const post = async (origin: string, form: string): Promise<readonly [number, unknown]> => {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const response = await fetch(`${origin}/callback`, { method: 'POST', headers, body: form })
  return [response.status, await response.json()]
}

const exchange = async (origin: string): Promise<void> => {
  expect(await post(origin, body.replace('0000000003', '4'))).toEqual([403, { reason: 'signature-wrong' }])
  expect(await post(origin, `${body}&userid=4`)).toEqual([403, { reason: 'duplicate-parameter' }])
  expect(await post(origin, '')).toEqual([403, { reason: 'signature-missing' }])
  expect(await post(origin, body)).toEqual([200, { received: '0000000003' }])
  expect(await post(origin, body)).toEqual([403, { reason: 'replayed' }])
}

describe('the README', () => {
  it('shows the published signature', () => {
    const { _sig } = run(blocks[0] ?? '', '_sig') as { readonly _sig: string }
    expect(_sig).toBe('5489704B80A47394025527D6D51FB582')
    expect(readme).toContain(_sig)
  })

  it('signs the same call with a plan', () => {
    const { _sig } = run(blocks[1] ?? '', '_sig') as { readonly _sig: string }
    expect(_sig).toBe('5489704B80A47394025527D6D51FB582')
  })

  it('verifies callbacks with Express', async () => {
    type Create = (secret: string, clock: () => number) => Express
    const { expressApp } = run(blocks[2] ?? '', 'expressApp') as { readonly expressApp: Create }
    const server: Server = expressApp(secret, () => nowMs).listen(0, '127.0.0.1')
    await once(server, 'listening')
    await exchange(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    server.close()
    await once(server, 'close')
  })

  it('verifies callbacks with Fastify', async () => {
    type Create = (secret: string, clock: () => number) => FastifyInstance
    const { fastifyApp } = run(blocks[3] ?? '', 'fastifyApp') as { readonly fastifyApp: Create }
    const app = fastifyApp(secret, () => nowMs)
    await exchange(await app.listen({ port: 0, host: '127.0.0.1' }))
    await app.close()
  })
})
