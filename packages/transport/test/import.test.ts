import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { buildSync } from 'esbuild'

const root = join(__dirname, '../../..')

describe('importing the transport', () => {
  it('loads neither axios nor undici before the first exchange', () => {
    const { outputFiles } = buildSync({
      entryPoints: [join(__dirname, '../src/index.ts')],
      bundle: true,
      platform: 'node',
      external: ['axios', 'undici', 'fp-ts/*'],
      write: false,
      absWorkingDir: root,
    })
    const script = `
      const { Module } = require('node:module')
      const loaded = []
      const load = Module._load
      Module._load = (id, ...rest) => { loaded.push(id); return load(id, ...rest) }
      ${outputFiles[0]!.text}
      module.exports.axiosTransport(); module.exports.undiciTransport()
      console.log(JSON.stringify(loaded))`
    expect(existsSync(join(root, 'node_modules/axios'))).toBe(true)
    const loaded = JSON.parse(
      execFileSync(process.execPath, ['-e', script], { cwd: root, encoding: 'utf8' }),
    ) as string[]
    expect(loaded.length).toBeGreaterThan(0)
    expect(loaded.filter((id) => /axios|undici/.test(id))).toEqual([])
  })
})
