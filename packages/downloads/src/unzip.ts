import { isUtf8 } from 'node:buffer'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { crc32 } from 'node:zlib'
import { oneLine, type DownloadError, type Result } from '@paifang/result'
import { decodeGbk } from '@paifang/wire'
import { right } from 'fp-ts/Either'
import { openPromise, type Entry, type ZipFile } from 'yauzl'
import { diskFailure, failure } from './failure'
import { isFileName } from './fileName'
import { fileSink, TooLarge } from './fileSink'
import type { Unpacked } from './gunzip'
import { optionsProblem } from './optionsProblem'
import { openFolder, syncFolder, temporaryPath } from './place'

export interface UnzipOptions {
  /** Absent or empty: it is there when everything was unpacked, and not before. */
  readonly directory: string
  /** Of everything that is unpacked, together. Default 4 GiB. */
  readonly maxBytes?: number
  /** Files and folders, those that no entry names included. Default 10,000. */
  readonly maxEntries?: number
}

const names: Readonly<Record<keyof UnzipOptions, true>> = {
  directory: true,
  maxBytes: true,
  maxEntries: true,
}
const optionNames: ReadonlySet<string> = new Set(Object.keys(names))

/** What an archive held. */
export interface Unzipped {
  readonly directory: string
  /** In the order of the archive. */
  readonly files: ReadonlyArray<Unpacked>
}

/** What is wrong with an archive, or with one entry of it. */
class Refused extends Error {
  constructor(readonly result: Result<DownloadError, never>) {
    super()
  }
}

const refuse = (reason: DownloadError['reason'], more: Omit<DownloadError, '_tag' | 'reason'>): never => {
  throw new Refused(failure(reason, more))
}

/**
 * Unpacks a zip: all of it, or nothing. Refused are entries that lead out of the folder, links, encrypted ones, two of one
 * name, and more or larger ones than allowed; sizes and checksums of each are compared. Never rejects.
 */
export const unzip = async (
  path: string,
  options: UnzipOptions,
): Promise<Result<DownloadError, Unzipped>> => {
  const wrong = optionsProblem(options, optionNames)
  if (wrong !== undefined) return failure('options', { detail: wrong })
  const { directory, maxBytes = 4 * 1024 ** 3, maxEntries = 10_000 } = options
  const target = resolve(directory)
  let temporary: string | undefined
  let archive: ZipFile | undefined
  try {
    await openFolder(dirname(target))
    if (!(await isFree(target)))
      return failure('exists', { path: target, detail: 'a folder that is absent or empty' })
    archive = await openArchive(path)
    if (archive.entryCount > maxEntries) return failure('entry', { path, detail: most(maxEntries) })
    temporary = temporaryPath(dirname(target))
    await mkdir(temporary, { mode: 0o700 })
    const files = await takeAll(archive, { path, temporary, maxBytes, maxEntries })
    await rename(temporary, target)
    await syncFolder(dirname(target))
    return right({
      directory: target,
      files: files.map(({ path: name, bytes }) => ({ path: join(target, name), bytes })),
    })
  } catch (thrown) {
    if (thrown instanceof Refused) return thrown.result
    return isOfSystem(thrown) ? diskFailure(thrown, path) : failure('corrupt', { path })
  } finally {
    archive?.close()
    if (temporary !== undefined) await rm(temporary, { recursive: true, force: true }).catch(() => undefined)
  }
}

const isOfSystem = (thrown: unknown): boolean =>
  typeof (thrown as NodeJS.ErrnoException).errno === 'number' &&
  !/^Z_/.test(String((thrown as NodeJS.ErrnoException).code))

const isFree = async (path: string): Promise<boolean> => {
  try {
    return (await readdir(path)).length === 0
  } catch (thrown) {
    const { code } = thrown as NodeJS.ErrnoException
    if (code === 'ENOENT') return true
    if (code === 'ENOTDIR') return false
    throw thrown
  }
}

// Names are read here: those of Chinese tools are GBK, which nothing in the archive says.
const openArchive = (path: string): Promise<ZipFile> =>
  openPromise(path, { decodeStrings: false, validateEntrySizes: true, autoClose: false })

interface Taking {
  readonly path: string
  readonly temporary: string
  readonly maxBytes: number
  readonly maxEntries: number
}

/** The folders in a folder. */
type Folder = Map<string, Folder>

const most = (maxEntries: number): string => `at most ${maxEntries} files and folders`

const takeAll = async (
  archive: ZipFile,
  { path, temporary, maxBytes, maxEntries }: Taking,
): Promise<ReadonlyArray<Unpacked>> => {
  const files: Unpacked[] = []
  const top: Folder = new Map()
  let folders = 0
  let left = maxBytes
  for await (const entry of archive.eachEntry()) {
    const name = nameOf(entry)
    const problem = problemOf(entry, name)
    if (problem !== undefined) refuse('entry', { path, entry: oneLine(name, 200), detail: problem })
    const parts = name.split('/')
    const place = join(temporary, ...parts)
    const isFolder = name.endsWith('/')
    // Those that lead to an entry are made as well, whether the archive names them or not.
    let folder = top
    for (const part of parts.slice(0, -1)) {
      const inside = folder.get(part) ?? new Map<string, Folder>()
      if (!folder.has(part)) folders += 1
      folder.set(part, inside)
      folder = inside
      if (folders + files.length > maxEntries) break
    }
    if (folders + files.length + (isFolder ? 0 : 1) > maxEntries)
      refuse('entry', { path, entry: oneLine(name, 200), detail: most(maxEntries) })
    if (!isFolder && entry.uncompressedSize > left) refuse('too-large', { path, entry: oneLine(name, 200) })
    try {
      if (isFolder) await mkdir(place, { recursive: true })
      else {
        const bytes = await takeOne(archive, entry, place, left)
        left -= bytes
        files.push({ path: name, bytes })
      }
    } catch (thrown) {
      if (thrown instanceof TooLarge) refuse('too-large', { path, entry: oneLine(name, 200) })
      if (isTaken(thrown)) refuse('entry', { path, entry: oneLine(name, 200), detail: 'each name once' })
      throw thrown
    }
  }
  return files
}

/** A file stands where another file, or a folder, is to be. */
const isTaken = (thrown: unknown): boolean =>
  ['EEXIST', 'ENOTDIR', 'EISDIR'].includes(String((thrown as NodeJS.ErrnoException).code))

const nameOf = ({ fileNameRaw }: Entry): string => {
  if (isUtf8(fileNameRaw)) return fileNameRaw.toString('utf8')
  try {
    return decodeGbk(fileNameRaw)
  } catch {
    return ''
  }
}

const linkMode = 0o120000
const typeMask = 0o170000

const problemOf = (entry: Entry, name: string): string | undefined => {
  const parts = (name.endsWith('/') ? name.slice(0, -1) : name).split('/')
  if (!parts.every(isFileName)) return 'names of files on every system, below the folder'
  if (entry.isEncrypted()) return 'no encryption'
  if (((entry.externalFileAttributes >>> 16) & typeMask) === linkMode) return 'no link'
  if (!entry.canDecodeFileData()) return 'stored or deflated'
  return undefined
}

const takeOne = async (archive: ZipFile, entry: Entry, path: string, maxBytes: number): Promise<number> => {
  await mkdir(dirname(path), { recursive: true })
  const sink = fileSink({ path, maxBytes })
  let sum = 0
  const summed = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      sum = crc32(chunk, sum)
      done(null, chunk)
    },
  })
  await pipeline(await archive.openReadStreamPromise(entry), summed, sink.stream)
  if (sum !== entry.crc32) throw new Error('checksum')
  return sink.bytes()
}
