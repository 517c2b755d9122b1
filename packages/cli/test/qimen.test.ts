import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { paifang, startPaifang } from './paifang'

const method = 'taobao.qimen.demo.cancel'
const text = (name: string, required = false) => ({ name, type: 'String', required })
const document = {
  title: 'Qimen',
  apis: [
    {
      name: method,
      title: 'cancels',
      request: [{ name: 'request', type: 'Request', fields: [text('orderCode', true), text('reason')] }],
      response: [{ name: 'response', type: 'Response', fields: [text('orderId')] }],
    },
  ],
}

const project = mkdtempSync(join(tmpdir(), 'paifang-qimen-'))
const folder = join(project, 'api-qimen-demo')
const env = { QIMEN_APP_KEY: '12345678', QIMEN_APP_SECRET: 'helloworld', QIMEN_CUSTOMER_ID: 'stub-cust-code' }
const given = { cwd: project, env }

beforeAll(async () => {
  const from = join(project, 'demo.json')
  writeFileSync(from, JSON.stringify(document))
  mkdirSync(join(project, 'node_modules'))
  writeFileSync(join(project, 'package.json'), '{"dependencies":{"api-qimen-demo":"*"}}')
  const generated = await paifang(['generate', '--from', from, '--out', folder], given)
  expect(generated).toMatchObject({ code: 0, stderr: '' })
  symlinkSync(folder, join(project, 'node_modules', 'api-qimen-demo'))
})

describe('Qimen on the command line', () => {
  it("describes what was generated of the platform's documents", async () => {
    const listed = await paifang(['list', 'taobao.qimen', '--json'], given)
    expect(JSON.parse(listed.stdout)).toMatchObject([{ method, gateway: 'qimen' }])
    expect((await paifang(['describe', method], given)).stdout).toContain('orderCode')
  })

  it('emulates and calls it, and says who refuses', async () => {
    const emulator = startPaifang(['emulate', '--json'], given)
    const { qimen } = JSON.parse(await emulator.printed(1)) as { qimen: { endpoint: string } }
    const flags = ['--param', 'orderCode=SO1', '--endpoint', qimen.endpoint, '--json']
    const called = await paifang(['call', method, ...flags], given)
    expect(JSON.parse(called.stdout)).toMatchObject({ ok: true, output: { flag: 'success' } })
    const untyped = await paifang(['call', 'taobao.qimen.nobody', ...flags], given)
    expect(JSON.parse(untyped.stdout)).toMatchObject({
      ok: false,
      error: { gateway: 'qimen', code: '22' },
    })
    emulator.interrupt()
    expect(await emulator.ended).toMatchObject({ code: 0 })
  })
})
