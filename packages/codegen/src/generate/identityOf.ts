import { existsSync, readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import type { PackageIdentity } from '../emit/packageJson'
import type { Spec } from '../spec/Spec'
import type { GatewayDocuments } from './GatewayDocuments'

type Manifest = Readonly<Record<string, unknown>>

const textIn = (manifest: Manifest, name: string): string | undefined =>
  typeof manifest[name] === 'string' ? manifest[name] : undefined

const read = (path: string): Manifest => {
  try {
    return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Manifest) : {}
  } catch {
    return {}
  }
}

/** What a manifest says of where its package comes from. */
const originIn = (manifest: Manifest): Manifest =>
  Object.fromEntries(
    ['keywords', 'author', 'homepage', 'bugs', 'repository']
      .filter((name) => manifest[name] !== undefined)
      .map((name) => [name, manifest[name]]),
  )

/** A package name npm accepts, from a folder's name. */
const nameOf = (folder: string): string => {
  const name = basename(resolve(folder))
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, '-')
    .replace(/^-+|-+$/g, '')
  return name === '' ? 'api' : name
}

/** What a package says of itself: what its package.json already says, else what its folder and documents suggest. */
export const identityOf = (
  folder: string,
  specs: ReadonlyArray<Spec>,
  gateways: ReadonlyArray<GatewayDocuments>,
): PackageIdentity => {
  const manifest = read(join(folder, 'package.json'))
  const titles = gateways
    .filter(({ name }) => specs.some(({ gateway }) => gateway === name))
    .map(({ title }) => title)
  const categories = new Set(specs.map(({ category }) => category))
  // The category of one document is not the title of a package that holds others too.
  const [category] = categories.size === 1 ? categories : []
  return {
    name: textIn(manifest, 'name') ?? nameOf(folder),
    version: textIn(manifest, 'version') ?? '0.1.0',
    description:
      textIn(manifest, 'description') ??
      `${category === undefined ? '' : `${category}: `}operations of ${titles.join(' and ')}`,
    standalone: textIn(manifest, 'name') === undefined || manifest['private'] === true,
    origin: originIn(manifest),
  }
}
