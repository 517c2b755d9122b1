// CommonJS and types by tsc -b, then the same sources once more as ES modules for bundlers (`module` condition).
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { build } from 'esbuild'

const compiled = spawnSync(process.execPath, ['node_modules/typescript-7/bin/tsc', '-b'], {
  stdio: 'inherit',
})
if (compiled.status !== 0) process.exit(compiled.status ?? 1)

for (const name of readdirSync('packages')) {
  const source = `packages/${name}/src`
  if (!existsSync(source)) continue
  const entryPoints = readdirSync(source, { recursive: true })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `${source}/${file}`)
  rmSync(`packages/${name}/dist/esm`, { recursive: true, force: true })
  await build({
    entryPoints,
    outbase: source,
    outdir: `packages/${name}/dist/esm`,
    format: 'esm',
    target: 'es2022',
    sourcemap: true,
    logLevel: 'error',
  })
}
