// Builds the site into site/.vitepress/dist: pages by hand, a page for each operation, the error codes, and the
// packages with what they export. It has a lock file of its own, so that nobody who only uses the packages installs VitePress.
// `--serve` shows it, `--no-api` leaves the exports out.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = dirname(fileURLToPath(import.meta.url))
const flags = process.argv.slice(2)

const run = (command, ...args) => {
  const { status, error } = spawnSync(command, args, {
    cwd: folder,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (error !== undefined || status !== 0) process.exit(status ?? 1)
}

if (!existsSync(join(folder, 'node_modules', 'vitepress')))
  run('npm', 'ci', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error')

const { writeOperations } = await import('./generate/operations.mjs')
const { writeErrors } = await import('./generate/errors.mjs')
const { writeChanges } = await import('./generate/changes.mjs')
const { writePackages, writeReadmes } = await import('./generate/packages.mjs')
console.log(`${writeOperations()} pages of operations`)
console.log(`${writeErrors()} pages of error codes`)
console.log(`${writeChanges()} pages of changes`)
const withExports = !flags.includes('--no-api')
console.log(`${writeReadmes(withExports)} pages of packages`)
if (withExports) console.log(`${await writePackages()} pages of exports`)

const vitepress = join('node_modules', 'vitepress', 'bin', 'vitepress.js')
run(process.execPath, vitepress, 'build', 'site')
if (flags.includes('--serve')) run(process.execPath, vitepress, 'preview', 'site')
