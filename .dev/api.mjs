// Writes what each hand-written package exports, as its users see it, into packages/<name>/etc/*.api.md: a change of
// the interface is then a change of a file that is read in a review. Domains are not here: their report is their
// specification. `--check` only compares. Needs the types that a build makes.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { Extractor, ExtractorConfig } from '@microsoft/api-extractor'
import { argumentsOf } from './argumentsOf.mjs'
import { packages, root } from './packages.mjs'

const given = argumentsOf('node .dev/api.mjs [--check] [package…]', ['--check'], Infinity)
const checks = given.includes('--check')
const named = given.filter((argument) => !argument.startsWith('-'))
const scratch = mkdtempSync(join(tmpdir(), 'paifang-api-'))
const quiet = { logLevel: 'none' }
const read = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : undefined)
const manifestOf = (name) => JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8'))

/** The entry points of a package that have types: `[report's name, path of the declarations]`. */
const entriesOf = (name, { exports = {} }) =>
  Object.entries(exports)
    .filter(([, target]) => typeof target === 'object' && target.types !== undefined)
    .map(([path, target]) => [
      path === '.' ? name : `${name}-${path.slice(2).replaceAll('/', '-')}`,
      join(root, 'packages', name, target.types),
    ])

const report = (name, title, entry) => {
  const folder = join(root, 'packages', name)
  const { succeeded, errorCount } = Extractor.invoke(
    ExtractorConfig.prepare({
      configObject: {
        projectFolder: folder,
        mainEntryPointFilePath: entry,
        compiler: { tsconfigFilePath: join(folder, 'tsconfig.json'), skipLibCheck: true },
        apiReport: {
          enabled: true,
          reportFileName: `${title}.api.md`,
          reportFolder: scratch,
          reportTempFolder: scratch,
        },
        docModel: { enabled: false },
        dtsRollup: { enabled: false },
        tsdocMetadata: { enabled: false },
        newlineKind: 'lf',
        messages: {
          compilerMessageReporting: { default: quiet },
          extractorMessageReporting: {
            default: quiet,
            'ae-forgotten-export': { logLevel: 'none', addToApiReportFile: true },
          },
          tsdocMessageReporting: { default: quiet },
        },
      },
      configObjectFullPath: undefined,
      packageJsonFullPath: join(folder, 'package.json'),
    }),
    { localBuild: true, showVerboseMessages: false, messageCallback: (message) => (message.handled = true) },
  )
  if (!succeeded && errorCount > 0) throw new Error(`no report of ${title}: ${errorCount} errors`)
  return readFileSync(join(scratch, `${title}.api.md`), 'utf8')
}

const stale = []
for (const name of packages.filter((name) => named.length === 0 || named.includes(name))) {
  const manifest = manifestOf(name)
  if (manifest.private || name.startsWith('api-')) continue
  const etc = join(root, 'packages', name, 'etc')
  const entries = entriesOf(name, manifest)
  for (const [title, entry] of entries) {
    const path = join(etc, `${title}.api.md`)
    const text = report(name, title, entry)
    if (text === read(path)) continue
    stale.push(`packages/${name}/etc/${basename(path)}`)
    if (checks) continue
    mkdirSync(etc, { recursive: true })
    writeFileSync(path, text)
  }
  const known = new Set(entries.map(([title]) => `${title}.api.md`))
  for (const file of existsSync(etc) ? readdirSync(etc) : [])
    if (!known.has(file)) {
      stale.push(`packages/${name}/etc/${file} (its entry point is gone)`)
      if (!checks) rmSync(join(etc, file))
    }
}
rmSync(scratch, { recursive: true, force: true })
for (const file of stale)
  console.log(
    checks ? `${file} is not current; run: npm run api, and read what it changes` : `written: ${file}`,
  )
process.exitCode = checks && stale.length > 0 ? 1 : 0
