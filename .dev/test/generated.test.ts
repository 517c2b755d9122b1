import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateFrom } from '@paifang/codegen'

const root = join(__dirname, '..', '..')

describe('a package that a user generates', () => {
  const folder = mkdtempSync(join(tmpdir(), 'paifang-generated-'))
  const own = join(folder, 'my-api')
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('is built by its own tsc into what its package.json promises', async () => {
    const from = join(root, 'packages/codegen/test/golden/ids/document.json')
    expect(await generateFrom({ from, folder: own })).toMatchObject({ ok: true })
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
    const compiler = join(root, 'node_modules/typescript-7/bin/tsc')
    execFileSync(process.execPath, [compiler, '-p', '.'], { cwd: own, encoding: 'utf8' })
    const { main, types, exports } = JSON.parse(readFileSync(join(own, 'package.json'), 'utf8')) as {
      main: string
      types: string
      exports: Record<string, Record<string, string>>
    }
    const promised = [main, types, ...Object.values({ ...exports['.'], ...exports['./apis/*'] })]
    for (const path of promised)
      expect([path, existsSync(join(own, path.replace('*', 'demoIdsGet')))]).toEqual([path, true])
  })

  it('gives the same operation by its index and by its sub-path', () => {
    const script = `
      const { demoIdsGet } = require('my-api')
      console.log(demoIdsGet.method, demoIdsGet === require('my-api/apis/demoIdsGet').demoIdsGet)`
    const printed = execFileSync(process.execPath, ['-e', script], { cwd: own, encoding: 'utf8' })
    expect(printed.trim()).toBe('taobao.demo.ids.get true')
  })
})
