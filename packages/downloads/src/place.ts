import { createHash, randomBytes } from 'node:crypto'
import { link, lstat, mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { hostname } from 'node:os'
import { extname, join } from 'node:path'

const host = createHash('sha256').update(hostname()).digest('hex').slice(0, 8)
const partial = /^\.paifang-(?:([0-9a-f]{8})-(\d{1,10})-)?[0-9a-f]{16}\.partial$/

/**
 * Where something is written until it is known to be right: beside its place, under a name that nobody has and that says
 * who writes it.
 */
export const temporaryPath = (directory: string): string =>
  join(directory, `.paifang-${host}-${process.pid}-${randomBytes(8).toString('hex')}.partial`)

/** What nobody has written to for so long is nobody's, wherever its process is or was. */
const forgottenMs = 86_400_000
/** Some file systems keep times no finer. */
const coarseMs = 2_000

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (thrown) {
    return (thrown as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}

/** Whether it was left behind by a process that was killed. Of other machines' processes nobody can tell but by age. */
const isLeftBehind = (of: string | undefined, pid: number, writtenMs: number): boolean => {
  if (Date.now() - writtenMs > forgottenMs) return true
  if (of !== host) return false
  // In a container that was started anew the one before had the same number.
  return pid === process.pid ? writtenMs < Date.now() - process.uptime() * 1000 - coarseMs : !isAlive(pid)
}

const removeLeftBehind = async (directory: string): Promise<void> => {
  for (const name of await readdir(directory)) {
    const found = partial.exec(name)
    if (found === null) continue
    const path = join(directory, name)
    try {
      const { mtimeMs } = await lstat(path)
      if (isLeftBehind(found[1], Number(found[2]), mtimeMs)) await rm(path, { recursive: true, force: true })
    } catch {
      // Someone else was faster, or it is not ours to remove: nothing depends on it.
    }
  }
}

/** Makes the folder where it is not there, and removes what those left in it that were killed. Rejects as the file system does. */
export const openFolder = async (directory: string): Promise<void> => {
  await mkdir(directory, { recursive: true })
  await removeLeftBehind(directory).catch(() => undefined)
}

/** A new name outlives a loss of power once its folder is on the disk. Not every system can do that: then it is left at that. */
export const syncFolder = async (directory: string): Promise<void> => {
  const folder = await open(directory, 'r').catch(() => undefined)
  await folder?.sync().catch(() => undefined)
  await folder?.close().catch(() => undefined)
}

const isTaken = (thrown: unknown): boolean => (thrown as NodeJS.ErrnoException).code === 'EEXIST'

/**
 * Moves a file to its place and gives its path: `name`, or where that is taken `name-1`, `name-2`, … Nothing is overwritten, and
 * it is there to stay, also where the power goes. Rejects as the file system does.
 */
export const place = async (temporary: string, directory: string, name: string): Promise<string> => {
  const extension = extname(name)
  const stem = name.slice(0, name.length - extension.length)
  for (let i = 0; ; i++) {
    const path = join(directory, i === 0 ? name : `${stem}-${i}${extension}`)
    try {
      await moveTo(temporary, path)
      await syncFolder(directory)
      return path
    } catch (thrown) {
      if (isTaken(thrown) && i < 10_000) continue
      throw thrown
    }
  }
}

const isWithoutLinks = (thrown: unknown): boolean =>
  ['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EMLINK', 'EXDEV', 'EINVAL'].includes(
    String((thrown as NodeJS.ErrnoException).code),
  )

/** Rejects with EEXIST where the name is taken. A name is never that of a file that is not whole, where links are known. */
const moveTo = async (temporary: string, path: string): Promise<void> => {
  try {
    await link(temporary, path)
  } catch (thrown) {
    if (!isWithoutLinks(thrown)) throw thrown
    // Takes the name; the rename then replaces what is ours.
    await (await open(path, 'wx', 0o600)).close()
    try {
      await rename(temporary, path)
    } catch (failed) {
      await rm(path, { force: true })
      throw failed
    }
    return
  }
  await rm(temporary, { force: true }).catch(() => undefined)
}
