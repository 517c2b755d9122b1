import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const src = join(__dirname, '../src')

const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))

const ours = Object.fromEntries(
  ['signing', 'wire'].map((name) => [`@paifang/${name}`, join(__dirname, `../../${name}/src/index.ts`)]),
)

describe('the imports of signer-top', () => {
  it('are its own files, node:crypto, signing and wire', () => {
    const foreign = files.flatMap((file) =>
      [
        ...readFileSync(join(src, file), 'utf8').matchAll(/(?:from|import\(|require\()\s*'([^.'][^']*)'/g),
      ].map(([, name]) => name),
    )
    expect([...new Set(foreign)].sort()).toEqual(['@paifang/signing', '@paifang/wire', 'node:crypto'])
  })

  it('let each file load by itself', () => {
    for (const file of files) expect(() => jest.requireActual(join(src, file)) as unknown).not.toThrow()
  })

  it('load nothing of node beside what node:crypto itself loads', () => {
    const esbuild = require.resolve('esbuild')
    const script = `
      const { buildSync } = require(${JSON.stringify(esbuild)})
      const { text } = buildSync({ entryPoints: [${JSON.stringify(join(src, 'index.ts'))}], bundle: true, platform: 'node', format: 'cjs', write: false, alias: ${JSON.stringify(ours)} }).outputFiles[0]
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
