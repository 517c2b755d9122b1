// A user's folder with every public package installed from its tarball, outside the repository, so that nothing is found
// that is not installed. Made once for what was built, and used again by every check of it.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pack, published } from './pack.mjs'
import { root } from './packages.mjs'

const sha = (text) => createHash('sha256').update(text).digest('hex')

/** What the tarballs are made of, told by the times and sizes of files. */
const fingerprint = () =>
  sha(
    published()
      .flatMap(({ folder }) =>
        ['package.json', 'README.md', 'bin', 'dist', 'spec'].flatMap((part) => {
          const path = join(folder, part)
          if (!existsSync(path)) return []
          if (!statSync(path).isDirectory()) return [path]
          return readdirSync(path, { recursive: true }).map((file) => join(path, file))
        }),
      )
      .map((path) => `${path} ${statSync(path).size} ${statSync(path).mtimeMs}`)
      .join('\n'),
  )

/** npm's own settings of this run must not reach another one. */
const environment = () =>
  Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^npm_(?!config_(cache|registry|fetch_retries))/i.test(name),
    ),
  )

/** Installs in a folder whose package.json names what it wants; throws with what npm said. */
export const install = (folder, more = []) => {
  const flags = ['--no-audit', '--no-fund', '--prefer-offline', '--ignore-scripts', '--loglevel=error']
  const { status, stdout, stderr } = spawnSync('npm', ['install', ...flags, ...more], {
    cwd: folder,
    encoding: 'utf8',
    env: environment(),
  })
  if (status !== 0) throw new Error(`npm install in ${folder}\n${stdout}${stderr}`)
}

/**
 * `{ folder, packed }`: where everything is installed, and of every package its folder, manifest, and what its tarball is:
 * `{ path, size, files }`.
 */
export const consumer = () => {
  const folder = join(tmpdir(), `paifang-consumer-${sha(root).slice(0, 8)}`)
  const record = join(folder, '.packed.json')
  const current = fingerprint()
  if (existsSync(record)) {
    const { made, packed } = JSON.parse(readFileSync(record, 'utf8'))
    if (made === current) return { folder, packed }
  }
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(join(folder, 'tarballs'), { recursive: true })
  const packed = published().map(({ folder: from, manifest }) => ({
    folder: from,
    manifest,
    tarball: pack(from, join(folder, 'tarballs')),
  }))
  const files = Object.fromEntries(
    packed.map(({ manifest, tarball }) => [manifest.name, `file:${tarball.path}`]),
  )
  // What is not published yet is found beside it.
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ private: true, dependencies: files, overrides: files }),
  )
  install(folder)
  writeFileSync(record, JSON.stringify({ made: current, packed }))
  return { folder, packed }
}
