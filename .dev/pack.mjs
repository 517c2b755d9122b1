// Packs every public package as it would be published, into `.packed` or the folder that is named: tarballs to install
// from until something is published (`npm install ../paifang/.packed/*.tgz`).
import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { argumentsOf } from './argumentsOf.mjs'
import { packages, root } from './packages.mjs'

export const manifestOf = (name) =>
  JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8'))

/** Packages that are published: `{ folder, manifest }`. */
export const published = () =>
  packages
    .map((name) => ({ folder: join(root, 'packages', name), manifest: manifestOf(name) }))
    .filter(({ manifest }) => !manifest.private)

/** Packs one package: `{ path, size, files }`. npm packs a licence only from the package's own folder. */
export const pack = (folder, destination) => {
  const licence = join(folder, 'LICENSE')
  const lent = !existsSync(licence)
  if (lent) copyFileSync(join(root, 'LICENSE'), licence)
  try {
    const { status, stdout, stderr } = spawnSync(
      'npm',
      ['pack', '--json', '--ignore-scripts', '--loglevel=error', '--pack-destination', destination],
      { cwd: folder, encoding: 'utf8' },
    )
    if (status !== 0) throw new Error(`npm pack in ${relative(root, folder)}\n${stdout}${stderr}`)
    const printed = JSON.parse(stdout)
    const { filename, size, files } = Array.isArray(printed) ? printed[0] : Object.values(printed)[0]
    return { path: join(destination, filename), size, files: files.map(({ path }) => path) }
  } finally {
    if (lent) rmSync(licence, { force: true })
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [named = join(root, '.packed')] = argumentsOf('node .dev/pack.mjs [folder]', [], 1)
  const destination = resolve(named)
  rmSync(join(root, '.packed'), { recursive: true, force: true })
  mkdirSync(destination, { recursive: true })
  for (const { folder } of published()) {
    const { path, size } = pack(folder, destination)
    console.log(`${relative(process.cwd(), path)}  ${Math.ceil(size / 1024)} KB`)
  }
}
