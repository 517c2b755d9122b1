import { existsSync, lstatSync, realpathSync } from 'node:fs'
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path'

const plainPath = /^[A-Za-z0-9_@][\w.@-]*(\/[A-Za-z0-9_@][\w.@-]*)*$/

const isInside = (folder: string, path: string): boolean => {
  const way = relative(folder, path)
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

const isLink = (path: string): boolean =>
  lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true

/** Where generated files go: a function from their relative paths to absolute ones. */
export type Target = (path: string) => string

/**
 * Paths inside a folder. The function throws a RangeError for a name that could lead outside it, also through a link
 * that stands in it.
 */
export const targetIn = (folder: string): Target => {
  const root = resolve(folder)
  const realRoot = existsSync(root) ? realpathSync(root) : undefined
  const safeFolders = new Set<string>()
  return (path) => {
    const target = resolve(root, path)
    if (!plainPath.test(path) || !isInside(root, target))
      throw new RangeError(`not a path inside the folder: ${path}`)
    const parent = dirname(target)
    if (realRoot === undefined || (safeFolders.has(parent) && !isLink(target))) return target
    let existing = target
    while (!existsSync(existing) && !isLink(existing)) existing = dirname(existing)
    if (isLink(existing) || !isInside(realRoot, realpathSync(existing)))
      throw new RangeError(`leads outside the folder through a link: ${path}`)
    safeFolders.add(parent)
    return target
  }
}
