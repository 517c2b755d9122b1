import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import * as contract from '@paifang/contract'

const root = join(__dirname, '..', '..', '..', '..')

const tsconfig = {
  extends: join(root, 'tsconfig.json'),
  compilerOptions: {
    composite: false,
    declarationMap: false,
    sourceMap: false,
    rootDir: '/',
    outDir: 'out',
    types: ['node'],
    typeRoots: [join(root, 'node_modules', '@types')],
    paths: {
      '@paifang/*': [join(root, 'packages/*/src/index.ts')],
      'own-*': ['./src/own-*/src/index.ts'],
      'io-ts': [join(root, 'node_modules/io-ts')],
      'fp-ts/*': [join(root, 'node_modules/fp-ts/*')],
    },
  },
  include: ['src'],
  references: [],
}

export interface Compiled {
  /** What the compiler said; empty when it is content. */
  readonly errors: string
  /** The compiled module of a source path such as `src/apis/x.ts`. */
  readonly load: (path: string) => Readonly<Record<string, unknown>>
  readonly remove: () => void
}

/**
 * Type-checks generated sources under the project's own settings, in a folder of their own, and loads them. A package
 * called `own-x` is imported by its name and stands in `src/own-x`.
 */
export const compile = (files: ReadonlyMap<string, string>): Compiled => {
  const folder = mkdtempSync(join(tmpdir(), 'paifang-'))
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(tsconfig))
  const compiler = join(root, 'node_modules', 'typescript-7', 'bin', 'tsc')
  const { stdout, stderr } = spawnSync(process.execPath, [compiler, '-p', folder], { encoding: 'utf8' })
  const load = (path: string): Readonly<Record<string, unknown>> => {
    const file = join(folder, 'out', folder, path.replace(/\.ts$/, '.js'))
    const module = { exports: {} }
    // Generated modules are CommonJS that requires the contract and nothing else.
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- loads what the compiler wrote
    new Function('require', 'exports', 'module', readFileSync(file, 'utf8'))(
      (name: string) => {
        if (name.startsWith('./')) return load(`${join(dirname(path), name)}.ts`)
        if (name !== '@paifang/contract') throw new Error(`a generated file requires ${name}`)
        return contract
      },
      module.exports,
      module,
    )
    return module.exports
  }
  return {
    errors: `${stdout}${stderr}`.trim(),
    load,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
