import { existsSync, realpathSync } from 'node:fs'
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path'

const plainPath = /^[A-Za-z0-9_@][\w.@-]*(\/[A-Za-z0-9_@][\w.@-]*)*$/

const isInside = (folder: string, path: string): boolean => {
  const way = relative(folder, path)
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

/**
 * The absolute path of a generated file. Throws a RangeError for a name that could lead outside the folder, also
 * through a link that stands in it.
 */
export const safePath = (folder: string, path: string): string => {
  const root = resolve(folder)
  const target = resolve(root, path)
  if (!plainPath.test(path) || !isInside(root, target))
    throw new RangeError(`not a path inside the folder: ${path}`)
  let existing = target
  while (!existsSync(existing)) existing = dirname(existing)
  if (existsSync(root) && !isInside(realpathSync(root), realpathSync(existing)))
    throw new RangeError(`leads outside the folder through a link: ${path}`)
  return target
}
