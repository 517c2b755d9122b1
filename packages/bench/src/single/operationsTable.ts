import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { emit, write } from '@paifang/codegen'
import { verdict } from '../measure/verdict'
import { apiSpecs } from './apiSpecs'
import { loadCost } from './loadCost'
import type { Single } from './Single'

const exec = promisify(execFile)
const sizes = [1, 10, 100, 1_000, 5_000]
const packageFolder = join(__dirname, '../../..')
const compiler = join(packageFolder, '../../node_modules/typescript-7/bin/tsc')

const timed = async <A>(work: () => A | Promise<A>): Promise<readonly [seconds: number, value: A]> => {
  const started = performance.now()
  const value = await work()
  return [(performance.now() - started) / 1000, value]
}

const tsconfig = JSON.stringify({
  compilerOptions: {
    target: 'ES2022',
    module: 'nodenext',
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: true,
    types: [],
    rootDir: 'src',
    outDir: 'dist',
  },
  include: ['src'],
})

/** Operations in one package: from documents to files, through the compiler, into a process. */
export const operationsTable: Single = {
  name: 'growth-operations',
  run: async (_rounds, onStep) => {
    // Inside the package, so that the compiler finds what generated code imports.
    mkdirSync(join(packageFolder, 'dist'), { recursive: true })
    const folder = mkdtempSync(join(packageFolder, 'dist', 'operations-'))
    try {
      const lines: string[][] = []
      let generated = NaN
      let real = false
      for (const size of sizes) {
        const [seconds, made] = await timed(() => {
          const apis = apiSpecs(size)
          const files = emit(apis.specs)
          write(files, folder)
          return { real: apis.real, files }
        })
        generated = seconds
        real = made.real
        lines.push([size.toLocaleString('en'), seconds.toFixed(2)])
        onStep()
      }
      writeFileSync(join(folder, 'tsconfig.json'), tsconfig)
      const [checked] = await timed(() => exec(process.execPath, [compiler, '-p', folder]))
      onStep()
      const names = [...emit(apiSpecs(sizes.at(-1) ?? 0).specs).keys()]
        .filter((path) => path.startsWith('src/apis/'))
        .map((path) => join(folder, 'dist', `${path.slice('src/'.length, -'.ts'.length)}.js`))
      for (const [i, size] of sizes.entries()) {
        const { cpuMs } = await loadCost(names.slice(0, size).map((module) => ({ module })))
        lines[i]?.push(cpuMs.toFixed(1))
      }
      return {
        title: `Growth: operations of one package (${real ? 'of the catalogue' : 'synthetic'}); type check of the largest ${checked.toFixed(1)} s`,
        head: ['operations', 'generate s', 'load all, CPU ms'],
        lines,
        verdicts: [
          verdict({ goal: 'P8', figure: 'generate 5,000 operations, s', atMost: 5 }, generated),
          verdict({ goal: 'P8', figure: 'type-check them, s', atMost: 20 }, checked),
        ],
      }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}
