import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { cpSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { shippedGateways } from '../src'
import { paifang } from './paifang'

const ascp = join(__dirname, '..', '..', 'api-top-ascp')
const folder = (): string => mkdtempSync(join(tmpdir(), 'paifang-generate-'))

/** A copy of a spec folder with one change made to its only spec. */
const changedSpecs = (change: (text: string) => string): string => {
  const copy = folder()
  cpSync(join(ascp, 'spec'), join(copy, 'spec'), { recursive: true })
  const [name = ''] = readdirSync(join(copy, 'spec'))
  const path = join(copy, 'spec', name)
  writeFileSync(path, change(readFileSync(path, 'utf8')))
  return copy
}

describe('paifang generate', () => {
  it('makes a domain package from saved documents, and finds it current afterwards', async () => {
    const out = join(folder(), 'api-top-mine')
    const made = await paifang(['generate', '--from', join(ascp, 'spec'), '--out', out])
    expect(made.code).toBe(0)
    expect(readdirSync(out)).toEqual(expect.arrayContaining(['README.md', 'package.json', 'spec', 'src']))
    const again = await paifang(['generate', '--out', out, '--check'])
    expect(again).toMatchObject({ code: 0, stdout: 'everything is current\n' })
  })

  it('exits 1 with --check where code and spec part, and names the file', async () => {
    const out = join(folder(), 'api-top-mine')
    await paifang(['generate', '--from', join(ascp, 'spec'), '--out', out])
    const [name = ''] = readdirSync(join(out, 'src', 'apis'))
    writeFileSync(join(out, 'src', 'apis', name), '// edited by hand\n')
    const checked = await paifang(['generate', '--out', out, '--check'])
    expect(checked.code).toBe(1)
    expect(checked.stdout).toContain(name)
    expect(readFileSync(join(out, 'src', 'apis', name), 'utf8')).toBe('// edited by hand\n')
  })

  it('finds the packages of a repository that is current', async () => {
    const root = join(__dirname, '..', '..', '..')
    expect(await paifang(['generate', '--check'], { cwd: root })).toMatchObject({ code: 0 })
  })

  it('refuses a malformed document with its place, and writes nothing', async () => {
    const from = folder()
    writeFileSync(join(from, 'broken.json'), '{"format":"paifang.spec/1"')
    const out = join(folder(), 'api-top-broken')
    const ended = await paifang(['generate', '--from', from, '--out', out])
    expect(ended.code).toBe(1)
    expect(ended.stdout).toContain('broken.json')
    expect(() => readdirSync(out)).toThrow()
  })

  it('asks for a folder where there is nothing to generate', async () => {
    expect(await paifang(['generate'], { cwd: folder() })).toMatchObject({ code: 2 })
    expect(await paifang(['generate', '--from', ascp])).toMatchObject({ code: 2 })
  })
})

/** The platform's documentation service as it answers, with one document. */
const serve = async (use: (service: string) => Promise<void>): Promise<void> => {
  const record = readFileSync(
    join(__dirname, '..', '..', 'codegen', 'test', 'golden', 'ids', 'document.json'),
    'utf8',
  )
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    if (path === '/docCenter') response.setHeader('set-cookie', '_tb_token_=t1; Path=/')
    if (path.includes('getApiCatelogConfig'))
      response.end('{"success":true,"data":{"treeCategories":[{"id":42,"name":"taobao.demo.ids.get"}]}}')
    else response.end(path.includes('docId=42') ? record : '<html></html>')
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  try {
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  } finally {
    server.closeAllConnections()
    await new Promise((closed) => server.close(closed))
  }
}

describe('paifang generate without --from', () => {
  it('says where documents come from and how to save one, in both languages', async () => {
    const cwd = folder()
    const { code, stderr } = await paifang(['generate'], { cwd })
    expect(code).toBe(2)
    expect(stderr).toContain('TOP: https://open.taobao.com/docCenter. Save the text of its page')
    expect(stderr).toContain('fetch it from https://open.taobao.com')
    expect(stderr).toContain('opretail: https://docs.open.opretail.com. Save the text of its page')
    expect((await paifang(['generate', '--lang', 'zh'], { cwd })).stderr).toContain('请保存页面的文字')
  })

  it("fetches a method from the platform's documentation service", async () => {
    await serve(async (service) => {
      const gateways = shippedGateways.map((gateway) => ({
        ...gateway,
        documents: () => {
          const documents = gateway.documents()
          const { source } = documents
          return source?.service === undefined ? documents : { ...documents, source: { ...source, service } }
        },
      }))
      const out = join(folder(), 'api-top-ids')
      const made = await paifang(['generate', 'taobao.demo.ids.get', '--out', out], { gateways })
      expect(made).toMatchObject({ code: 0, stderr: '' })
      expect(readdirSync(join(out, 'spec'))).toEqual(['taobao.demo.ids.get.json'])
      const unknown = await paifang(['generate', 'taobao.demo.none', '--out', out], { gateways })
      expect(unknown).toMatchObject({ code: 1, stdout: expect.stringContaining('lists no such method') })
    })
  })

  it('says in one language what it could not fetch, and how to go on without', async () => {
    const gateways = shippedGateways.map((gateway) => ({
      ...gateway,
      documents: () => {
        const { source, ...documents } = gateway.documents()
        // Nothing listens at this port.
        const service = 'http://127.0.0.1:9'
        return source?.service === undefined ? documents : { ...documents, source: { ...source, service } }
      },
    }))
    const out = join(folder(), 'x')
    const asked = ['generate', 'taobao.trade.get', '--out', out]
    const english = await paifang(asked, { gateways })
    expect(english.code).toBe(1)
    expect(english.stdout).toMatch(/catalogue: the connection failed/)
    expect(english.stdout).toContain('`paifang generate --from <file> --out <folder>`')
    const chinese = await paifang([...asked, '--lang', 'zh'], { gateways })
    expect(chinese.stdout).toMatch(/连接失败/)
    expect(chinese.stdout).toContain('也可自行保存文档')
    expect(chinese.stdout).not.toMatch(/connection|failed|save/i)
  })

  it('says what no service has, and never mixes gateways', async () => {
    const out = ['--out', join(folder(), 'x')]
    const other = await paifang(['generate', 'open.shopweb.demo', ...out])
    expect(other.code).toBe(2)
    expect(other.stderr).toContain('open.shopweb.demo: no documentation service has it')
    expect(other.stderr).toContain('https://docs.open.opretail.com')
    expect(other.stderr).not.toContain('taobao')
    const mixed = await paifang(['generate', 'taobao.time.get', 'open.shopweb.demo', ...out])
    expect(mixed).toMatchObject({ code: 2, stderr: expect.stringContaining('of another gateway') })
  })
})

describe('paifang diff', () => {
  it('says that nothing changed', async () => {
    expect(await paifang(['diff', join(ascp, 'spec'), ascp])).toMatchObject({
      code: 0,
      stdout: 'nothing changed\n',
    })
  })

  it('reads a copy of a spec folder by whatever name, and says what is none', async () => {
    const copy = join(folder(), 'spec-2.0.0')
    cpSync(join(ascp, 'spec'), copy, { recursive: true })
    expect(await paifang(['diff', copy, ascp])).toMatchObject({ code: 0, stdout: 'nothing changed\n' })
    for (const none of [join(copy, '..'), join(copy, 'nowhere'), join(ascp, 'package.json')])
      expect(await paifang(['diff', none, ascp])).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('has no folder called spec'),
      })
  })

  it('calls a removed field major, a new description patch', async () => {
    const removed = changedSpecs((text) => text.replaceAll('"ability_type"', '"ability_kind"'))
    expect((await paifang(['diff', ascp, removed])).stdout).toMatch(/^major\n/)
    const reworded = changedSpecs((text) => text.replace('服务商ID', '服务商编号'))
    expect(JSON.parse((await paifang(['diff', ascp, reworded, '--json'])).stdout)).toMatchObject({
      bump: 'patch',
    })
  })
})
