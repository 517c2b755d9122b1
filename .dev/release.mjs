// A release, as far as it goes without publishing: `npm run release` in a clean checkout, then read `git diff` and
// commit. `-- --publish` publishes the tarballs that it made. Works without a network but for the last step.
//
//   changesets of domains (from their specifications) → what has no changeset → versions and changelogs → lock →
//   build → API reports → packed packages → SBOM → publish --dry-run
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { argumentsOf } from './argumentsOf.mjs'
import { manifestOf, pack, published } from './pack.mjs'
import { packages, root } from './packages.mjs'
import { missingToPublish } from './publishing.mjs'

const publishes = argumentsOf('npm run release -- [--publish]', ['--publish']).includes('--publish')
const git = (...args) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim()
const stop = (...lines) => {
  for (const line of lines) console.error(line)
  process.exit(1)
}
const step = (title, command, ...args) => {
  console.log(`── ${title}`)
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit' })
  if (status !== 0) stop(`── ${title}: failed`)
}
const npm = (title, ...args) => step(title, 'npm', ...args)
const node = (title, ...args) => step(title, process.execPath, ...args)

if (git('status', '--porcelain') !== '') stop('There are changes that are not committed; commit them first.')
if (publishes && missingToPublish().length > 0) stop(...missingToPublish())

/** The commit that was released last. */
const baseline = readFileSync(join(root, '.dev/baseline'), 'utf8').trim()
const scratch = mkdtempSync(join(tmpdir(), 'paifang-release-'))
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }))

const changesets = readdirSync(join(root, '.changeset')).filter((file) => file.endsWith('.md'))
const announced = changesets.map((file) => readFileSync(join(root, '.changeset', file), 'utf8')).join('\n')
const isAnnounced = (name) => announced.includes(`'@paifang/${name}'`)
const changedSince = (path) => git('diff', '--name-only', baseline, '--', path) !== ''
/** Whether the last release had it: a new package is released as it stands. */
const isKnown = (name) => git('ls-tree', '--name-only', baseline, `packages/${name}`) !== ''
/** While a package is 0.x, npm takes a new minor version for a breaking one. */
const bumpOf = (name, bump) =>
  bump === 'major' && manifestOf(name).version.startsWith('0.') ? 'minor' : bump

npm('build', 'run', '--silent', 'build')
const paifang = join(root, 'packages/cli/bin/paifang.js')
const diff = (before, after) =>
  JSON.parse(
    execFileSync(process.execPath, [paifang, 'diff', before, after, '--json'], {
      cwd: root,
      encoding: 'utf8',
    }),
  )
for (const name of packages.filter((name) => name.startsWith('api-') && !isAnnounced(name))) {
  const path = `packages/${name}/spec`
  if (!changedSince(path) || git('ls-tree', '--name-only', baseline, path) === '') continue
  const archive = execFileSync('git', ['archive', baseline, path], { cwd: root, maxBuffer: 1 << 28 })
  execFileSync('tar', ['-x', '-C', scratch], { input: archive })
  const found = diff(join(scratch, path), join(root, path))
  if (found.bump === 'none') continue
  const text = `---\n'@paifang/${name}': ${bumpOf(name, found.bump)}\n---\n\n${found.changelog.join('\n')}\n`
  writeFileSync(join(root, '.changeset', `${name}.md`), text)
  console.log(`.changeset/${name}.md: ${found.bump}, from its specifications`)
}

const silent = packages.filter(
  (name) =>
    !name.startsWith('api-') &&
    !manifestOf(name).private &&
    isKnown(name) &&
    changedSince(`packages/${name}/src`) &&
    !isAnnounced(name),
)
if (silent.length > 0)
  stop(
    'These packages changed since the last release and no changeset says how; run npx changeset:',
    ...silent.map((name) => {
      const report = git('diff', '--numstat', baseline, '--', `packages/${name}/etc`)
      const removed = report.split('\n').some((line) => Number(line.split('\t')[1]) > 0)
      return `  @paifang/${name}${removed ? ' (its API report lost lines: breaking, unless they only moved)' : ''}`
    }),
  )

npm('versions and changelogs', 'exec', '--', 'changeset', 'version')
// What says its own version where no file can be read.
for (const { folder, manifest } of published()) {
  const path = join(folder, 'src', 'version.ts')
  const source = existsSync(path) ? readFileSync(path, 'utf8') : ''
  const said = source.replace(/version = '[^']*'/, `version = '${manifest.version}'`)
  if (said !== source) writeFileSync(path, said)
}
npm('lock', 'install', '--package-lock-only', '--ignore-scripts', '--prefer-offline', '--loglevel=error')
node('manifests', '.dev/references.mjs')
npm('generated packages', 'run', '--silent', 'generate')
npm('build', 'run', '--silent', 'build')
npm('API reports', 'run', '--silent', 'api', '--', '--check')
npm('packed packages', 'run', '--silent', 'pack:check')

const packed = join(root, '.packed')
rmSync(packed, { recursive: true, force: true })
mkdirSync(packed)
const tarballs = published().map(({ folder }) => pack(folder, packed).path)

// npm lists what an install holds: so one is made of the tarballs, with what they bring along.
const names = published().map(({ manifest }) => manifest.name)
const files = Object.fromEntries(names.map((name, i) => [name, `file:${tarballs[i]}`]))
writeFileSync(
  join(scratch, 'package.json'),
  JSON.stringify({
    name: 'paifang-release',
    version: '0.0.0',
    private: true,
    dependencies: files,
    overrides: files,
  }),
)
const inScratch = (...args) =>
  execFileSync('npm', args, {
    cwd: scratch,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
inScratch('install', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error')
writeFileSync(join(packed, 'sbom.cdx.json'), inScratch('sbom', '--sbom-format', 'cyclonedx'))
console.log(`── SBOM: ${relative(root, join(packed, 'sbom.cdx.json'))}`)

for (const tarball of tarballs)
  npm(
    relative(root, tarball),
    'publish',
    tarball,
    '--access=public',
    '--loglevel=error',
    ...(publishes ? ['--provenance'] : ['--dry-run']),
  )
writeFileSync(join(root, '.dev/baseline'), `${git('rev-parse', 'HEAD')}\n`)
for (const fact of missingToPublish()) console.log(`before a real publish: ${fact}`)
if (existsSync(packed)) console.log('Read git diff and commit it; the tarballs are in .packed.')
