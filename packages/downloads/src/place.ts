import { randomBytes } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { extname, join } from 'node:path'

/** Where a file is written until it is known to be right: beside its place, under a name that nobody has. */
export const temporaryPath = (directory: string): string =>
  join(directory, `.paifang-${randomBytes(8).toString('hex')}.partial`)

const isTaken = (thrown: unknown): boolean => (thrown as NodeJS.ErrnoException).code === 'EEXIST'

/**
 * Moves a file to its place and gives its path: `name`, or where that is taken `name-1`, `name-2`, … Nothing is overwritten.
 * Rejects as the file system does.
 */
export const place = async (temporary: string, directory: string, name: string): Promise<string> => {
  const extension = extname(name)
  const stem = name.slice(0, name.length - extension.length)
  for (let i = 0; ; i++) {
    const path = join(directory, i === 0 ? name : `${stem}-${i}${extension}`)
    try {
      // Takes the name; the rename then replaces what is ours.
      await (await open(path, 'wx', 0o600)).close()
    } catch (thrown) {
      if (isTaken(thrown) && i < 10_000) continue
      throw thrown
    }
    try {
      await rename(temporary, path)
      return path
    } catch (thrown) {
      await rm(path, { force: true })
      throw thrown
    }
  }
}
