// Builds what changed: the types of packages by tsc, their code by esbuild. `node .dev/build.mjs [package…]` builds the
// named ones with all that they need, or every one; `--clean` starts from nothing, for publishing.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { argumentsOf } from './argumentsOf.mjs'
import { isPage, packages, root, withDependencies } from './packages.mjs'

const flags = argumentsOf('node .dev/build.mjs [--clean] [package…]', ['--clean'], Infinity)
const named = flags.filter((flag) => flag !== '--clean')
const wanted = named.length > 0 ? withDependencies(named) : packages
const at = (...parts) => join(root, ...parts)

if (flags.includes('--clean'))
  for (const name of wanted) rmSync(at('packages', name, 'dist'), { recursive: true, force: true })

/** Resolves when the compiler has written every declaration and found no error; ends this process otherwise. */
const buildTypes = async () => {
  const projects = named.length > 0 ? named.map((name) => at('packages', name)) : [root]
  const compiler = at('node_modules', 'typescript-7', 'bin', 'tsc')
  const running = spawn(process.execPath, [compiler, '-b', ...projects], { stdio: 'inherit' })
  const status = await new Promise((resolve, reject) => running.on('close', resolve).on('error', reject))
  if (status !== 0) process.exit(status ?? 1)
  askForNode()
}

/** What a declaration may show that only Node's types declare. */
const ofNode =
  /\b(?:AbortController|AbortSignal|Buffer|NodeJS|ReadableStream|TextDecoder|URL|URLSearchParams)\b|["']node:/

/**
 * Lets declarations that show types of Node ask for them, where a user's compiler is told `types: []` or does not load any
 * by itself. Times stay, so that the next build finds nothing changed.
 */
const askForNode = () => {
  const asks = '/// <reference types="node" />\n'
  for (const name of wanted) {
    const folder = at('packages', name, 'dist', 'types')
    for (const file of readdirSync(folder, { recursive: true })) {
      if (!file.endsWith('.d.ts')) continue
      const path = join(folder, file)
      const text = readFileSync(path, 'utf8')
      if (text.startsWith(asks) || !ofNode.test(text.replace(/\/\*[^]*?\*\/|\/\/.*$/gm, ''))) continue
      rewrite(path, asks + text)
      const map = JSON.parse(readFileSync(`${path}.map`, 'utf8'))
      rewrite(`${path}.map`, JSON.stringify({ ...map, mappings: `;${map.mappings}` }))
    }
  }
}

const rewrite = (path, text) => {
  const { atime, mtime } = statSync(path)
  writeFileSync(path, text)
  utimesSync(path, atime, mtime)
}

const line = (path) => {
  const { mtimeMs, size } = statSync(path)
  return `${path} ${mtimeMs} ${size}\n`
}

const sourcesOf = (name) => {
  const source = at('packages', name, 'src')
  return readdirSync(source, { recursive: true }).map((file) => join(source, file))
}

/** Tells whether anything that the code of a package is made from has changed. */
const fingerprint = (name) => {
  const made = ['build.mjs', 'buildCode.mjs', 'domainIndex.mjs', 'putOff.mjs'].map((file) => at('.dev', file))
  const held = isPage(name) ? withDependencies([name]).filter((other) => other !== name) : []
  const others = held.flatMap((other) => sourcesOf(other))
  const all = [
    at('package-lock.json'),
    at('packages', name, 'package.json'),
    ...made,
    ...sourcesOf(name),
    ...others,
  ]
  return createHash('sha256').update(all.map(line).join('')).digest('hex')
}

const buildCode = async () => {
  const stamp = (name) => at('packages', name, 'dist', '.codebuildinfo')
  const current = new Map(wanted.map((name) => [name, fingerprint(name)]))
  const stale = wanted.filter(
    (name) => !existsSync(stamp(name)) || readFileSync(stamp(name), 'utf8') !== current.get(name),
  )
  if (stale.length === 0) return
  const esbuild = await import('./buildCode.mjs')
  await Promise.all(
    stale.map(async (name) => {
      await esbuild.buildCode(name)
      writeFileSync(stamp(name), current.get(name))
    }),
  )
}

await Promise.all([buildTypes(), buildCode()])
