// `npm run check:catalogue`: generates, type-checks and round-trips every API of ../shared/catalog, and reads the pages
// that every one is rendered as, with figures.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { emit, importCatalogue, write } from '../packages/codegen/dist/cjs/index.js'

const root = new URL('..', import.meta.url).pathname
const catalogue = join(root, '../shared/catalog/top')
if (!existsSync(catalogue)) {
  console.log('check:catalogue skipped: ../shared/catalog is absent')
  process.exit(0)
}

const seconds = (since) => ((performance.now() - since) / 1000).toFixed(1)
const folder = mkdtempSync(join(tmpdir(), 'paifang-catalogue-'))
const start = performance.now()
const specs = readdirSync(catalogue)
  .sort()
  .flatMap((file) => {
    const imported = importCatalogue(readFileSync(join(catalogue, file), 'utf8'), { document: file })
    if (imported._tag === 'Left') throw new Error(JSON.stringify(imported.left))
    return imported.right
  })
const files = emit(specs)
write(files, folder)
const memory = Math.round(process.resourceUsage().maxRSS / 1024)
console.log(
  `generated ${specs.length} operations in ${seconds(start)} s (goal: 5), peak memory ${memory} MB (goal: 1024)`,
)

const at = (path) => [join(root, path)]
writeFileSync(
  join(folder, 'tsconfig.json'),
  JSON.stringify({
    extends: join(root, 'tsconfig.json'),
    compilerOptions: {
      composite: false,
      declarationMap: false,
      noEmit: true,
      types: ['node'],
      typeRoots: at('node_modules/@types'),
      paths: {
        '@paifang/contract': at('packages/contract/src/index.ts'),
        'io-ts': at('node_modules/io-ts'),
        'fp-ts/*': at('node_modules/fp-ts/*'),
      },
    },
    include: ['src'],
    references: [],
  }),
)
const checking = performance.now()
const checked = spawnSync(process.execPath, [join(root, 'node_modules/typescript-7/bin/tsc'), '-p', folder], {
  encoding: 'utf8',
})
rmSync(folder, { recursive: true, force: true })
console.log(`type-checked them in ${seconds(checking)} s (goal: 20)`)
if (checked.status !== 0) {
  console.error(checked.stdout.slice(0, 4000))
  process.exit(1)
}

const jest = [
  join(root, 'node_modules/jest/bin/jest.js'),
  'packages/codegen/test/catalogue',
  'packages/codegen/test/page/catalogue',
  '--maxWorkers=1',
]
const { status } = spawnSync(process.execPath, jest, {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, PAIFANG_CATALOGUE: 'full' },
})
process.exit(status ?? 1)
