// Makes a bare clone runnable: checks Node, installs when the lock file and node_modules differ, builds what
// changed. Node built-ins only, old syntax where an old Node must still read it.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error('Paifang needs Node 20.19 or newer; this is ' + process.version + '.')
  process.exit(1)
}

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const at = (...parts) => join(root, ...parts)

/** Packages that an install of the lock file must leave behind, by path, with what identifies their contents. */
const identities = (path) => {
  if (!existsSync(path)) return undefined
  const { packages } = JSON.parse(readFileSync(path, 'utf8'))
  return new Map(
    Object.entries(packages)
      .filter(([name, entry]) => name !== '' && !entry.optional && name.startsWith('node_modules/'))
      .map(([name, entry]) => [name, [entry.version, entry.integrity, entry.resolved].join(' ')]),
  )
}

const isInstalled = () => {
  const installed = identities(at('node_modules', '.package-lock.json'))
  if (!installed) return false
  return [...identities(at('package-lock.json'))].every(
    ([name, identity]) =>
      (installed.get(name) ?? '').split(' ').slice(0, 2).join(' ') ===
      identity.split(' ').slice(0, 2).join(' '),
  )
}

/** npm hands its own settings to nested runs; those that change what is installed must not reach ours. */
const cleanEnvironment = () =>
  Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) =>
        !/^npm_(config_(workspaces?|prefix|local_prefix|global|omit|include|only|production|ignore_scripts|argv)|package_|lifecycle_)/i.test(
          name,
        ) && name !== 'NODE_ENV',
    ),
  )

const run = (file, args, environment) => {
  const { status, error } = spawnSync(process.execPath, [file, ...args], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    env: environment,
  })
  if (error) throw error
  if (status !== 0) process.exit(status ?? 1)
}

if (!isInstalled()) {
  const npm = process.env.npm_execpath
  const args = ['ci', '--include=dev', '--prefer-offline', '--loglevel=error']
  if (npm) run(npm, args, cleanEnvironment())
  else {
    const { status } = spawnSync('npm', args, { cwd: root, stdio: ['ignore', 2, 2], env: cleanEnvironment() })
    if (status !== 0) process.exit(status ?? 1)
  }
}

if (process.argv.includes('--tests'))
  console.error('The tests take about ten minutes on two cores. What is skipped is named at the end.')

run(at('.dev', 'build.mjs'), process.argv.includes('--tests') ? [] : ['cli'])
