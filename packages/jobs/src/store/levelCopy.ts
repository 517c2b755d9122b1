import { constants } from 'node:fs'
import { copyFile, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { refuseUnknownOptions } from '@paifang/gateway/author'
import { err, ok } from '@paifang/result'
import { ClassicLevel } from 'classic-level'
import { jobFolder, storeFolder } from './jobFolder'
import { forgot, levelStore, outdated, unopened } from './levelStore'
import { progressOf } from './standing'
import type { Checkpoint, Store } from './Store'

const attempts = 5

const codeOf = (thrown: unknown): unknown => (thrown as { readonly code?: unknown }).code

/**
 * Copies a store that may be written meanwhile: its logs, then the list of its tables, then the tables. A table that was
 * merged into another in between is missing, and the copy does not open; a log that was begun in between is not part of it.
 * Files are never linked: LevelDB would write into those that are being written.
 */
const copyStore = async (from: string, to: string): Promise<void> => {
  const copy = async (name: string): Promise<void> => {
    try {
      await copyFile(join(from, name), join(to, name), constants.COPYFILE_FICLONE)
    } catch (thrown) {
      if (codeOf(thrown) !== 'ENOENT') throw thrown
    }
  }
  const copyAll = async (end: RegExp): Promise<void> => {
    for (const entry of await readdir(from, { withFileTypes: true }))
      if (entry.isFile() && end.test(entry.name)) await copy(entry.name)
  }
  await copyAll(/\.log$/)
  const current = await readFile(join(from, 'CURRENT'), 'utf8')
  const manifest = current.trim()
  // It names a file beside it, and nothing else.
  if (!/^MANIFEST-\d+$/.test(manifest)) throw new Error('CURRENT is damaged')
  await copy(manifest)
  await writeFile(join(to, 'CURRENT'), current, { mode: 0o600 })
  await copyAll(/\.(ldb|sst)$/)
}

/** Opens a copy; whoever closes it removes it. */
const openCopy = async (from: string, copies: string): Promise<ClassicLevel> => {
  for (let attempt = 1; ; attempt++) {
    const to = await mkdtemp(join(copies, 'paifang-job-'))
    const db = new ClassicLevel(to, { createIfMissing: false })
    try {
      await copyStore(from, to)
      await db.open()
      return db
    } catch (thrown) {
      await db.close().catch(() => undefined)
      await rm(to, { recursive: true, force: true })
      if (attempt === attempts) throw thrown
    }
  }
}

export interface CopyOptions {
  /** As `levelCheckpoint` has it. */
  readonly folder: string
  /** Where copies lie while they are open; default: this machine's folder for temporary files. */
  readonly copies?: string
}

const names: Readonly<Record<keyof CopyOptions, true>> = { folder: true, copies: true }
const optionNames: ReadonlySet<string> = new Set(Object.keys(names))

/**
 * Jobs in folders of this machine as they stand at this moment, for who only looks: nothing is locked and nothing in the
 * folder is written, so that a job may run meanwhile, or begin to. What is opened is a copy (a few MB; 28 MB for a million
 * refused rows), which is removed when it is closed.
 *
 * @throws TypeError for an option that nobody reads
 */
export const levelCopy = (options: CopyOptions): Pick<Checkpoint, 'open'> => {
  refuseUnknownOptions(options, optionNames)
  const { folder, copies = tmpdir() } = options
  return {
    open: async (job) => {
      const path = jobFolder(folder, job)
      let store: Store | undefined
      try {
        // Before the copy is made: what was told of by then is in it.
        const told = await progressOf(folder, job)
        await stat(storeFolder(path))
        const db = await openCopy(storeFolder(path), copies)
        const kept = levelStore(db)
        const close = async (): Promise<void> => {
          await kept.close()
          await rm(db.location, { recursive: true, force: true })
        }
        store = { ...kept, close }
        if (!(await forgot(store, told))) return ok(store)
        await close()
        return err(outdated(job, path))
      } catch (thrown) {
        await store?.close().catch(() => undefined)
        return err(unopened(job, path, thrown))
      }
    },
  }
}
