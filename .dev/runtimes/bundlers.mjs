// How a program is bundled by whom, with the settings that their documentation gives for Node, and none because of us. Each
// gives `{ main, all }`: the file to start and every file that was written.
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { build as esbuild } from 'esbuild'

const require = createRequire(import.meta.url)

const filesIn = (folder, main) => ({
  main: join(folder, main),
  all: readdirSync(folder, { recursive: true })
    .filter((file) => /\.[cm]?js$/.test(file))
    .map((file) => join(folder, file)),
})

const byEsbuild =
  (format, extension) =>
  async ({ from, to }) => {
    await esbuild({
      entryPoints: [from],
      outfile: join(to, `main.${extension}`),
      bundle: true,
      minify: true,
      platform: 'node',
      format,
      logLevel: 'silent',
    })
    return filesIn(to, `main.${extension}`)
  }

const byRollup =
  (output) =>
  async ({ from, to }) => {
    const { rollup } = require('rollup')
    const plugins = ['node-resolve', 'commonjs', 'json'].map((name) => {
      const plugin = require(`@rollup/plugin-${name}`)
      return name === 'node-resolve' ? plugin.nodeResolve({ preferBuiltins: true }) : plugin.default()
    })
    const bundle = await rollup({ input: from, plugins, onwarn: () => undefined })
    await bundle.write({
      dir: to,
      format: 'es',
      entryFileNames: 'main.mjs',
      chunkFileNames: '[name]-[hash].mjs',
      plugins: [require('@rollup/plugin-terser').default()],
      ...output,
    })
    await bundle.close()
    return filesIn(to, 'main.mjs')
  }

const byRolldown = async ({ from, to }) => {
  const { rolldown } = await import('rolldown')
  const bundle = await rolldown({ input: from, platform: 'node', logLevel: 'silent' })
  await bundle.write({
    dir: to,
    format: 'es',
    entryFileNames: 'main.mjs',
    chunkFileNames: '[name]-[hash].mjs',
    minify: true,
  })
  await bundle.close()
  return filesIn(to, 'main.mjs')
}

const byWebpack = async ({ from, to }) => {
  const webpack = require('webpack')
  const compiler = webpack({
    entry: from,
    mode: 'production',
    target: 'node20',
    output: { path: to, filename: 'main.cjs', chunkFilename: '[id].cjs' },
  })
  const stats = await new Promise((resolve, reject) =>
    compiler.run((error, done) => (error ? reject(error) : resolve(done))),
  )
  await new Promise((resolve) => compiler.close(resolve))
  if (stats.hasErrors()) throw new Error(stats.toString({ all: false, errors: true }))
  return filesIn(to, 'main.cjs')
}

const byVite = async ({ from, to }) => {
  const { build } = await import('vite')
  await build({
    root: join(from, '..'),
    configFile: false,
    logLevel: 'silent',
    ssr: { noExternal: true },
    build: {
      ssr: from,
      outDir: to,
      emptyOutDir: false,
      minify: true,
      target: 'node20',
      rollupOptions: { output: { entryFileNames: 'main.mjs', chunkFileNames: '[name]-[hash].mjs' } },
    },
  })
  return filesIn(to, 'main.mjs')
}

const byBun =
  (...flags) =>
  async ({ from, to, at }) => {
    const { status, stdout, stderr } = spawnSync(
      at('@oven', 'bun-linux-x64', 'bin', 'bun'),
      ['build', from, ...flags, '--minify', `--outfile=${join(to, 'main.mjs')}`],
      { encoding: 'utf8' },
    )
    if (status !== 0) throw new Error(stdout + stderr)
    return filesIn(to, 'main.mjs')
  }

export const bundlers = {
  'esbuild esm': byEsbuild('esm', 'mjs'),
  'esbuild cjs': byEsbuild('cjs', 'cjs'),
  rollup: byRollup({}),
  'rollup in one file': byRollup({ inlineDynamicImports: true }),
  rolldown: byRolldown,
  webpack: byWebpack,
  'vite ssr': byVite,
  'bun build': byBun('--target=node', '--conditions=module'),
  // For Node it takes what Node takes unless it is told otherwise: undici and axios are inside.
  'bun build without conditions': byBun('--target=node'),
  'bun build for Bun': byBun('--target=bun'),
}
