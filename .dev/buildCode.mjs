// The code of a package by esbuild. dist/cjs, for Node, has as few files as may be: each costs a process about half a
// millisecond. dist/esm has an ES module per source, for bundlers, which leave out what is not used.
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join, sep } from 'node:path'
import { build } from 'esbuild'
import { domainIndex } from './domainIndex.mjs'
import { isPage, root } from './packages.mjs'
import { putOff, putOffPlugin, refuseTwofoldState } from './putOff.mjs'

const common = { outbase: 'src', sourcemap: true, sourcesContent: false, logLevel: 'warning' }

const forNode = {
  ...common,
  outdir: 'dist/cjs',
  format: 'cjs',
  platform: 'node',
  target: 'node20.19',
  // What import() puts off is then loaded by require: the CommonJS build of axios, whoever asks.
  // An arrow inside a CommonJS module is parsed in full when the module loads, and again when it is called; a function is not.
  supported: { 'dynamic-import': false, arrow: false },
  // esbuild exports through getters that share one function, 30 ns at every use. As plain values they cost nothing.
  footer: {
    js: 'module.exports = Object.defineProperty({ ...module.exports }, "__esModule", { value: true });',
  },
}

const forBundlers = {
  ...common,
  outdir: 'dist/esm',
  outExtension: { '.js': '.mjs' },
  format: 'esm',
  target: 'es2022',
  metafile: true,
}

/** Names exported by the operations of a domain package, by the file as its index requires it. */
const exportsOf = ({ outputs }) =>
  Object.fromEntries(
    Object.entries(outputs)
      .filter(([path]) => path.startsWith('dist/esm/apis/') && path.endsWith('.mjs'))
      .map(([path, { exports }]) => [path.replace('dist/esm', '.').replace(/mjs$/, 'js'), exports]),
  )

/**
 * CommonJS that ES modules import, and what it requires of Node: bundlers to ES modules cannot require, so it is made one
 * that imports, beside the module that wants it. Node requires the dependency itself.
 */
const rewritten = {
  'xml2js/lib/parser.js': {
    file: 'xml2js.mjs',
    exports: ['Parser'],
    builtins: ['events', 'stream', 'string_decoder', 'timers'],
    licences: ['xml2js', 'sax'],
  },
}

const rewrite = async (specifier, { file, exports, builtins, licences }, folder) => {
  const terms = licences.map(
    (name) => `${name}\n${readFileSync(join(root, 'node_modules', name, licenceOf(name)), 'utf8')}`,
  )
  await build({
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    target: 'es2022',
    stdin: { contents: `export { ${exports.join(', ')} } from '${specifier}'`, resolveDir: folder },
    outfile: join(folder, file),
    logLevel: 'warning',
    banner: {
      js: [
        ...builtins.map((name) => `import ${name} from 'node:${name}'`),
        `const require = (name) => ({ ${builtins.join(', ')} })[name]`,
      ].join('\n'),
    },
    footer: { js: `/*! ${terms.join('\n').replaceAll('*/', '* /')} */` },
  })
}

const licenceOf = (name) =>
  readdirSync(join(root, 'node_modules', name)).find((file) => /^licen[cs]e/i.test(file))

/**
 * An ES module whose imports name files, as the standard wants them, and the ES modules of fp-ts and io-ts, which bundlers
 * would otherwise take whole.
 */
const fullySpecified = (path) =>
  readFileSync(path, 'utf8').replace(/(\bfrom |\bimport\(?)"([^"]+)"/g, (_, before, specifier) => {
    const named = () => {
      if (specifier === 'io-ts') return 'io-ts/es6/index.js'
      if (/^fp-ts\/\w+$/.test(specifier)) return specifier.replace('/', '/es6/') + '.js'
      if (specifier in rewritten) return `./${rewritten[specifier].file}`
      if (!specifier.startsWith('.')) return specifier
      return existsSync(join(dirname(path), `${specifier}.mjs`))
        ? `${specifier}.mjs`
        : `${specifier}/index.mjs`
    }
    return `${before}"${named()}"`
  })

/** The code that a package's `exports` name: the index, and what has a subpath of its own. */
const entriesOf = (path) =>
  Object.entries(JSON.parse(readFileSync(path, 'utf8')).exports)
    .filter(([, target]) => typeof target === 'object')
    .map(([name]) => (name === '.' ? './index' : name))

/** Packages of ours as their sources: a page holds what it uses of them, and waits for no other build. */
const fromSources = {
  name: 'from-sources',
  setup: ({ onResolve }) =>
    onResolve({ filter: /^@paifang\// }, ({ path }) => {
      const [, name, entry = 'index'] = path.split('/')
      const source = join(root, 'packages', name, 'src', `${entry}.ts`)
      return existsSync(source) ? { path: source, sideEffects: false } : undefined
    }),
}

/** Whose code a page holds, and on which terms: they ask to be named wherever it goes. */
const licencesOf = ({ inputs }) => {
  const folders = new Set(
    Object.keys(inputs).flatMap((path) => /^.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []),
  )
  return [...folders]
    .sort()
    .map((name) => {
      const folder = join(root, 'node_modules', name)
      const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one))
      if (file === undefined) throw new Error(`${name} has no licence to go with the page`)
      return `${name}\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`
    })
    .join('\n----\n\n')
}

/** What the CLI serves: dist/page. */
const buildPage = async (absWorkingDir) => {
  const outdir = 'dist/page'
  rmSync(join(absWorkingDir, outdir), { recursive: true, force: true })
  mkdirSync(join(absWorkingDir, outdir), { recursive: true })
  copyFileSync(join(absWorkingDir, 'src/index.html'), join(absWorkingDir, outdir, 'index.html'))
  const { metafile } = await build({
    absWorkingDir,
    outdir,
    metafile: true,
    entryPoints: ['src/main.tsx', 'src/page.css'],
    bundle: true,
    minify: true,
    splitting: true,
    format: 'esm',
    target: ['chrome123', 'firefox120', 'safari17.5'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    plugins: [fromSources],
    logLevel: 'warning',
  })
  writeFileSync(join(absWorkingDir, outdir, 'LICENSES.txt'), licencesOf(metafile))
}

// Nobody debugs it by its sources: lines and names stand in it as they are, and a map would be a fifth of what is downloaded.
const bundled = { ...forNode, bundle: true, packages: 'external', sourcemap: false }

/** Each entry, and each module that is put off, as one file. */
const buildLibrary = async (name, absWorkingDir, { outputs }) => {
  // One entry that imports another requires it: what both export is one thing.
  const entries = entriesOf(join(absWorkingDir, 'package.json'))
  const exportsOf = (module) => outputs[`dist/esm/${module}.mjs`].exports
  const options = {
    ...bundled,
    absWorkingDir,
    metafile: true,
    plugins: [putOffPlugin(name, join(absWorkingDir, 'src'), exportsOf)],
  }
  const built = await Promise.all(
    entries.map((entry) =>
      build({
        ...options,
        external: entries.filter((other) => other !== entry),
        entryPoints: [`src/${entry.slice(2)}.ts`],
      }),
    ),
  )
  for (const module of putOff[name] ?? []) {
    const { metafile } = await build({
      ...options,
      entryPoints: [{ in: `src/${module}.ts`, out: basename(module) }],
    })
    for (const entry of built) refuseTwofoldState(absWorkingDir, entry.metafile, metafile, module)
  }
}

export const buildCode = async (name) => {
  const absWorkingDir = join(root, 'packages', name)
  if (isPage(name)) return buildPage(absWorkingDir)
  const at = (...parts) => join(absWorkingDir, ...parts)
  const run = (options, entryPoints) => build({ ...options, absWorkingDir, entryPoints })
  const sources = readdirSync(at('src'), { recursive: true })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `src/${file.split(sep).join('/')}`)
  for (const folder of ['cjs', 'esm']) rmSync(at('dist', folder), { recursive: true, force: true })

  // The applications, which nobody bundles. Processes of bench start from files of their own.
  if (name === 'bench') return run(forNode, sources)
  if (name === 'cli') return run(bundled, ['src/index.ts'])

  const { metafile } = await run(forBundlers, sources)
  for (const path of Object.keys(metafile.outputs)) {
    if (!path.endsWith('.mjs')) continue
    for (const [specifier, made] of Object.entries(rewritten))
      if (metafile.outputs[path].imports.some(({ path }) => path === specifier))
        await rewrite(specifier, made, dirname(at(path)))
    writeFileSync(at(path), fullySpecified(at(path)))
  }
  if (!name.startsWith('api-')) return buildLibrary(name, absWorkingDir, metafile)
  const operations = sources.filter((file) => file.startsWith('src/apis/'))
  await run(forNode, operations)
  writeFileSync(at('dist/cjs/index.js'), domainIndex(exportsOf(metafile)))
}
