import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { operationOf, readDomain } from '@paifang/codegen'
import { startEmulator } from '@paifang/emulator'
import { isErr } from '@paifang/result'
import { paifang, startPaifang } from './paifang'
import { createPddClient, gateways, pddEmulation } from './pinduoduo'

const method = 'pdd.goods.list.get'

const document = {
  scopeName: method,
  request: [
    { name: 'page', type: 'INTEGER', required: true },
    { name: 'goods_name', type: 'STRING' },
  ],
  response: [
    { name: 'total_count', type: 'INTEGER', example: '3' },
    {
      name: 'goods_list',
      type: 'OBJECT[]',
      fields: [{ name: 'goods_id', type: 'LONG', description: 'ID', example: '7' }],
    },
  ],
}

const project = mkdtempSync(join(tmpdir(), 'paifang-pdd-'))
const folder = join(project, 'api-pdd-goods')
const env = { PDD_CLIENT_ID: 'demo', PDD_CLIENT_SECRET: 'helloworld' }
const given = { gateways, cwd: project, env }

/** Generates the domain package that everything below works with. */
beforeAll(async () => {
  const from = join(project, 'goods.json')
  writeFileSync(from, JSON.stringify(document))
  mkdirSync(join(project, 'node_modules'))
  writeFileSync(join(project, 'package.json'), '{"dependencies":{"api-pdd-goods":"*"}}')
  const generated = await paifang(['generate', '--from', from, '--out', folder], given)
  expect(generated).toMatchObject({ code: 0, stderr: '' })
  symlinkSync(folder, join(project, 'node_modules', 'api-pdd-goods'))
})

describe('a third gateway, handed in as one value', () => {
  it('generates a domain package from its documents', () => {
    const readme = readFileSync(join(folder, 'README.md'), 'utf8')
    expect(readme).toContain('operations of Pinduoduo')
    expect(readme).toContain("import { createPddClient } from './pinduoduo'")
    expect(readFileSync(join(folder, 'src', 'apis', 'pddGoodsListGet.ts'), 'utf8')).toContain(
      "gateway: 'pdd'",
    )
  })

  it('is nothing that the generator knows by itself', async () => {
    const from = join(project, 'goods.json')
    const refused = await paifang(['generate', '--from', from, '--out', join(project, 'other')], {
      cwd: project,
    })
    expect(refused).toMatchObject({ code: 1, stdout: expect.stringContaining('none of a TOP catalogue') })
    const unknown = await paifang(['generate', '--out', folder, '--check'], { cwd: project })
    expect(unknown.stdout).toContain('expected one of top, opretail, qimen, not "pdd"')
  })

  it('lists and describes its operations, and has its name in the help', async () => {
    const listed = await paifang(['list', 'pdd.goods', '--json'], given)
    expect(JSON.parse(listed.stdout)).toMatchObject([{ method, gateway: 'pdd' }])
    expect((await paifang(['describe', method], given)).stdout).toContain('goods_name')
    const help = await paifang(['call', '--help'], given)
    expect(help.stdout).toContain('--gateway <top|opretail|qimen|pdd>')
    expect(help.stdout).toMatch(/PDD_CLIENT_ID/)
  })

  it('emulates them and calls them', async () => {
    const emulator = startPaifang(['emulate', '--json'], given)
    const { pdd: account } = JSON.parse(await emulator.printed(1)) as { pdd: { endpoint: string } }
    const flags = ['--param', 'page=1', '--endpoint', account.endpoint, '--json']
    const called = await paifang(['call', method, ...flags], given)
    expect(JSON.parse(called.stdout)).toMatchObject({
      ok: true,
      output: { total_count: 1, goods_list: [{ goods_id: '7' }] },
    })
    const wrong = await paifang(['call', method, ...flags], {
      ...given,
      env: { ...env, PDD_CLIENT_SECRET: 'another' },
    })
    expect(JSON.parse(wrong.stdout)).toMatchObject({
      ok: false,
      error: { gateway: 'pdd', kind: 'signature' },
    })
    const seen = await paifang(['tail', account.endpoint, '--once', '--json'], given)
    expect(seen.stdout).toContain('"gateway":"pdd"')
    emulator.interrupt()
    expect(await emulator.ended).toMatchObject({ code: 0 })
  })

  it('signs, verifies and explains its requests', async () => {
    const params = ['--param', `type=${method}`, '--param', 'client_id=demo', '--param', 'page=1']
    const signed = await paifang(['sign', ...params, '--gateway', 'pdd'], given)
    const text = `helloworldclient_iddemopage1type${method}helloworld`
    expect(signed.stdout).toBe(`${createHash('md5').update(text).digest('hex').toUpperCase()}\n`)
    const right = [...params, '--param', `sign=${signed.stdout.trim()}`]
    expect(await paifang(['verify', ...right], given)).toMatchObject({ code: 0 })
    const lower = [...params, '--param', `sign=${signed.stdout.trim().toLowerCase()}`]
    const explained = await paifang(['explain', ...lower, '--json'], given)
    expect(JSON.parse(explained.stdout)).toMatchObject({
      matched: true,
      name: expect.stringContaining('case'),
    })
  })

  it('is typed in an emulator of its own: account, state and handlers', async () => {
    const read = readDomain(folder)
    if (isErr(read)) throw new Error('no domain')
    const [spec] = read.right.specs
    if (spec === undefined) throw new Error('no spec')
    const operation = { ...operationOf(spec), gateway: 'pdd' as const }
    const emulator = await startEmulator({ operations: [operation], gateways: [pddEmulation] })
    const client = createPddClient({ ...emulator.pdd, transport: emulator.transport() })
    expect(await client.call(operation, { page: 1 })()).toMatchObject({ _tag: 'Right' })
    expect(emulator.state.pdd.calls()).toBe(1)
    // @ts-expect-error -- there is no TOP here
    expect(emulator.top).toBeUndefined()
    emulator.faults.add({ gateway: 'pdd', fault: { kind: 'wrong-root' } })
    expect(await client.call(operation, { page: 1 })()).toMatchObject({
      left: { _tag: 'ProtocolError', reason: 'envelope' },
    })
    expect(emulator.journal.entries().at(-1)?.request.params).toMatchObject({ sign: '***', page: '1' })
    await client.close()
    await emulator.close()
  })
})
