import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(__dirname, '../../..')

/** What esbuild keeps of a source. */
const bundle = (source: string): string => {
  const folder = mkdtempSync(join(tmpdir(), 'paifang-'))
  try {
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

const at = (path: string): string => JSON.stringify(join(root, 'packages', path))

describe('a bundle', () => {
  it('holds one codec of a domain package without its operations', () => {
    const name = 'LogisticsExpressUserBlacklistTmsSyncInput_UserBlacklistRequest_Blacklist'
    const code = bundle(`export { ${name} } from ${at('api-top-ascp/src/index.ts')}`)
    expect(code).toContain('mobile')
    expect(code).not.toContain('is_retry')
    expect(code).not.toContain('taobao.')
  })

  it('holds one codec of a module without the others', () => {
    const code = bundle(
      `export { DemoOrderCreateOutput_Result_Orders } from ${at('codegen/test/golden/structs/operation.ts')}`,
    )
    expect(code).toContain('order_id')
    expect(code).not.toContain('receiver_mobile')
  })
})
