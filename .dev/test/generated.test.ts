import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateFrom } from '@paifang/codegen'

const root = join(__dirname, '..', '..')
const bin = (name: string, file: string): string => join(root, 'node_modules', name, file)

interface Manifest {
  readonly main: string
  readonly module: string
  readonly types: string
  readonly exports: Record<string, Record<string, string>>
  readonly scripts: { readonly build: string }
}

describe('a package that a user generates', () => {
  const folder = mkdtempSync(join(tmpdir(), 'paifang-generated-'))
  const own = join(folder, 'node_modules', 'my-api')
  const manifest = (): Manifest => JSON.parse(readFileSync(join(own, 'package.json'), 'utf8')) as Manifest
  /** Runs what a package's script runs, with the compiler given. */
  const build = (typescript: string): void => {
    for (const command of manifest().scripts.build.split(' && ')) {
      const [tsc, ...flags] = command.split(' ')
      expect(tsc).toBe('tsc')
      execFileSync(process.execPath, [bin(typescript, 'bin/tsc'), ...flags], { cwd: own, encoding: 'utf8' })
    }
  }
  const node = (...flags: ReadonlyArray<string>): string =>
    execFileSync(process.execPath, flags, { cwd: folder, encoding: 'utf8' }).trim()

  beforeAll(async () => {
    const from = join(root, 'packages/codegen/test/golden/ids/document.json')
    expect(await generateFrom({ from, folder: own })).toMatchObject({ ok: true })
    for (const name of ['@paifang', 'fp-ts', 'io-ts'])
      symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('says in its README the command that builds it', () => {
    expect(readFileSync(join(own, 'README.md'), 'utf8')).toContain('\nnpm install && npm run build\n')
  })

  it.each(['typescript', 'typescript-7'])(
    'is built by %s into what its package.json promises',
    (typescript) => {
      rmSync(join(own, 'dist'), { recursive: true, force: true })
      build(typescript)
      const { main, module, types, exports } = manifest()
      const promised = [main, module, types, ...Object.values({ ...exports['.'], ...exports['./apis/*'] })]
      for (const path of promised)
        expect([path, existsSync(join(own, path.replace('*', 'demoIdsGet')))]).toEqual([path, true])
      expect(readFileSync(join(own, module), 'utf8')).toContain('export * from')
      expect(readFileSync(join(own, main), 'utf8')).toContain('require(')
    },
  )

  it('gives the same operation by its index and by its sub-path', () => {
    const script = `
      const { demoIdsGet } = require('my-api')
      console.log(demoIdsGet.method, demoIdsGet === require('my-api/apis/demoIdsGet').demoIdsGet)`
    expect(node('-e', script)).toBe('taobao.demo.ids.get true')
  })

  it('lets an ES module import the operation by name', () => {
    const script = "import { demoIdsGet } from 'my-api'; console.log(demoIdsGet.method)"
    expect(node('--input-type=module', '-e', script)).toBe('taobao.demo.ids.get')
  })

  it('is bundled from its ES modules', () => {
    const entry = join(folder, 'entry.js')
    writeFileSync(entry, "import { demoIdsGet } from 'my-api'; console.log(demoIdsGet.method)")
    const flags = ['--bundle', '--format=esm', '--external:@paifang/contract', '--metafile=meta.json']
    execFileSync(process.execPath, [bin('esbuild', 'bin/esbuild'), entry, ...flags, '--outfile=out.js'], {
      cwd: folder,
      stdio: 'pipe',
    })
    const { inputs } = JSON.parse(readFileSync(join(folder, 'meta.json'), 'utf8')) as { inputs: object }
    expect(Object.keys(inputs).filter((path) => path.includes('my-api/dist'))).toEqual([
      'node_modules/my-api/dist/esm/apis/demoIdsGet.js',
      'node_modules/my-api/dist/esm/index.js',
    ])
  })

  it.each([
    ['node10', 'commonjs'],
    ['nodenext', 'nodenext'],
    ['bundler', 'esnext'],
  ])('has types under moduleResolution %s, of the sub-paths too', (moduleResolution, module) => {
    const at = join(folder, moduleResolution)
    mkdirSync(at)
    writeFileSync(
      join(at, 'use.ts'),
      `import { demoIdsGet, type DemoIdsGet } from 'my-api'
      import { demoIdsGet as same } from 'my-api/apis/demoIdsGet'
      export const both: typeof demoIdsGet = same
      export const input = {} as DemoIdsGet.Input
      // @ts-expect-error -- there is no such type
      export type Nothing = DemoIdsGet.Nothing`,
    )
    const flags = `--noEmit --strict --skipLibCheck --moduleResolution ${moduleResolution} --module ${module}`
    const older = moduleResolution === 'node10' ? ['--ignoreDeprecations', '6.0'] : []
    const { stdout } = spawnSync(
      process.execPath,
      [bin('typescript', 'bin/tsc'), ...flags.split(' '), ...older, 'use.ts'],
      { cwd: at, encoding: 'utf8' },
    )
    expect(stdout).toBe('')
  })
})
