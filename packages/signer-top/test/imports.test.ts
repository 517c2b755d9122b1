import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const src = join(__dirname, '../src')

const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))

describe('the imports of signer-top', () => {
  it('are its own files and node:crypto', () => {
    const foreign = files.flatMap((file) =>
      [
        ...readFileSync(join(src, file), 'utf8').matchAll(/(?:from|import\(|require\()\s*'([^.'][^']*)'/g),
      ].map(([, name]) => name),
    )
    expect([...new Set(foreign)]).toEqual(['node:crypto'])
  })

  it('let each file load by itself', () => {
    for (const file of files) expect(() => jest.requireActual(join(src, file)) as unknown).not.toThrow()
  })

  it('load nothing of node beside what node:crypto itself loads', () => {
    const esbuild = require.resolve('esbuild')
    const script = `
      const { buildSync } = require(${JSON.stringify(esbuild)})
      const { text } = buildSync({ entryPoints: [${JSON.stringify(join(src, 'index.ts'))}], bundle: true, platform: 'node', format: 'cjs', write: false }).outputFiles[0]
      require('node:crypto')
      const wanted = []
      const only = (name) => (wanted.push(name), require(name))
      const before = process.moduleLoadList.length
      const module_ = { exports: {} }
      new Function('require', 'module', 'exports', text)(only, module_, module_.exports)
      process.stdout.write(JSON.stringify({ wanted: [...new Set(wanted)], loaded: process.moduleLoadList.slice(before), signs: module_.exports.sign({ params: {}, secret: 'helloworld', method: 'md5' }) }))`
    const told = JSON.parse(execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' })) as unknown
    expect(told).toEqual({ wanted: ['node:crypto'], loaded: [], signs: '8BE363CF63C20050AAAD7DBE737ACD73' })
  })
})
