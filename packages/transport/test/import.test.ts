import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { buildSync } from 'esbuild'

const root = join(__dirname, '../../..')

/** Runs a script with the transport, built as it is for Node, as `transports`; gives what it prints. */
const printedBy = (script: string): unknown => {
  const { outputFiles } = buildSync({
    entryPoints: [join(__dirname, '../src/index.ts')],
    bundle: true,
    platform: 'node',
    // As in the build for CommonJS.
    supported: { 'dynamic-import': false },
    external: ['axios', 'undici', 'fp-ts/*'],
    write: false,
    absWorkingDir: root,
  })
  const text = `
    const { Module } = require('node:module')
    const loaded = []
    const load = Module._load
    Module._load = (id, ...rest) => { loaded.push(id); return load(id, ...rest) }
    ${outputFiles[0]!.text}
    const transports = module.exports
    ${script}`
  return JSON.parse(execFileSync(process.execPath, ['-e', text], { cwd: root, encoding: 'utf8' }))
}

describe('importing the transport', () => {
  it('loads neither axios nor undici before the first exchange', () => {
    expect(existsSync(join(root, 'node_modules/axios'))).toBe(true)
    const loaded = printedBy(`
      transports.axiosTransport(); transports.undiciTransport()
      console.log(JSON.stringify(loaded))`) as string[]
    expect(loaded.length).toBeGreaterThan(0)
    expect(loaded.filter((id) => /axios|undici/.test(id))).toEqual([])
  })
})

describe('the first exchange', () => {
  it('loads of undici what it uses, a fifth of its files, and no axios', () => {
    const loaded = printedBy(`
      const url = 'http://127.0.0.1:1/'
      transports.axiosTransport()({ verb: 'GET', url, headers: {} })().then(({ left }) => {
        const files = Object.keys(require.cache).map((path) => path.replaceAll('\\\\', '/'))
        console.log(JSON.stringify([left.code ?? left.reason, ...files]))
      })`) as string[]
    expect(loaded[0]).toMatch(/ECONNREFUSED|connect/)
    const ofUndici = loaded.filter((path) => path.includes('/node_modules/undici/'))
    expect(ofUndici.length).toBeGreaterThan(0)
    expect(ofUndici.length).toBeLessThan(40)
    expect(loaded.filter((path) => path.includes('/node_modules/axios/'))).toEqual([])
  })
})

describe('a library that could not be loaded', () => {
  it('is loaded by a later exchange: too many files may have been open', () => {
    const codes = printedBy(`
      const hooked = Module._load
      let failing = true
      Module._load = (id, ...rest) => {
        if (failing && /^(undici|axios)/.test(id)) throw Object.assign(new Error('too many'), { code: 'EMFILE' })
        return hooked(id, ...rest)
      }
      const made = [transports.undiciTransport(), transports.axiosTransport({ configure: () => undefined })]
      const send = async () => {
        const request = { verb: 'GET', url: 'http://127.0.0.1:1/', headers: {} }
        const all = await Promise.all(made.map((transport) => transport(request)()))
        return all.map(({ left }) => left.cause?.code ?? left.reason)
      }
      send().then(async (first) => {
        failing = false
        console.log(JSON.stringify([first, await send()]))
      })`)
    expect(codes).toEqual([
      ['EMFILE', 'EMFILE'],
      ['connect', 'connect'],
    ])
  })
})
