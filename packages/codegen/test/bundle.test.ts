import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isErr } from '@paifang/result'
import { emitPackage, importSpec, write } from '../src'

const root = join(__dirname, '../../..')

const specs = ['structs', 'ids'].map((name) => {
  const text = readFileSync(join(__dirname, 'golden', name, 'spec.json'), 'utf8')
  const imported = importSpec(text, { document: name })
  if (isErr(imported)) throw new Error(JSON.stringify(imported.left))
  return imported.right
})

/** What esbuild keeps of a package when a source takes something of it. */
const bundle = (source: string): string => {
  const folder = mkdtempSync(join(tmpdir(), 'paifang-'))
  const identity = { name: 'two-operations', version: '1.0.0', description: 'two operations' }
  try {
    write(emitPackage({ specs, overrides: new Map() }, identity), join(folder, 'own'))
    writeFileSync(join(folder, 'entry.ts'), source)
    const { stderr } = spawnSync(
      process.execPath,
      [
        join(root, 'node_modules/esbuild/bin/esbuild'),
        join(folder, 'entry.ts'),
        '--bundle',
        '--minify',
        '--format=esm',
        '--external:@paifang/contract',
        `--outfile=${join(folder, 'out.js')}`,
        '--log-level=error',
      ],
      { encoding: 'utf8' },
    )
    expect(stderr).toBe('')
    return readFileSync(join(folder, 'out.js'), 'utf8')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

describe('a bundle', () => {
  it('holds of a domain package the operation that is used, and no other', () => {
    const code = bundle(`export { demoOrderCreate } from './own/src/index'`)
    expect(code).toContain('taobao.demo.order.create')
    expect(code).not.toContain('taobao.demo.ids.get')
  })

  it('holds nothing of an operation whose types alone are used', () => {
    const code = bundle(`
      import type { DemoOrderCreate } from './own/src/index'
      export const orders: ReadonlyArray<DemoOrderCreate.Orders> = []`)
    expect(code).not.toContain('demo')
  })
})
