import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { basename } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import type { DownloadError, Result } from '@paifang/result'
import { right } from 'fp-ts/Either'
import { diskFailure, failure } from './failure'
import { isFileName } from './fileName'
import { optionsProblem } from './optionsProblem'
import { fileSink, TooLarge } from './fileSink'
import { openFolder, place, temporaryPath } from './place'

export interface GunzipOptions {
  /** Made where it is not there. */
  readonly directory: string
  /** Default: that of the archive without `.gz`, with a number where that exists. */
  readonly name?: string
  /** Of what is unpacked. Default 4 GiB. */
  readonly maxBytes?: number
}

const names: Readonly<Record<keyof GunzipOptions, true>> = { directory: true, name: true, maxBytes: true }
const optionNames: ReadonlySet<string> = new Set(Object.keys(names))

/** A file that was unpacked whole. */
export interface Unpacked {
  readonly path: string
  readonly bytes: number
}

/** Unpacks a gzip: all of it, or nothing. Never rejects. */
export const gunzip = async (
  path: string,
  options: GunzipOptions,
): Promise<Result<DownloadError, Unpacked>> => {
  const problem = optionsProblem(options, optionNames)
  if (problem !== undefined) return failure('options', { detail: problem })
  const { directory, maxBytes = 4 * 1024 ** 3 } = options
  const name = options.name ?? (basename(path).replace(/\.gz$/i, '') || 'download')
  if (!isFileName(name)) return failure('options', { detail: 'name: that of one file, without a path' })
  const temporary = temporaryPath(directory)
  try {
    await openFolder(directory)
  } catch (thrown) {
    return diskFailure(thrown, directory)
  }
  const sink = fileSink({ path: temporary, maxBytes })
  try {
    await pipeline(createReadStream(path), createGunzip(), sink.stream)
    return right({ path: await place(temporary, directory, name), bytes: sink.bytes() })
  } catch (thrown) {
    await rm(temporary, { force: true }).catch(() => undefined)
    if (sink.failed() instanceof TooLarge) return failure('too-large', { path })
    return isOfZlib(thrown) ? failure('corrupt', { path }) : diskFailure(thrown, path)
  }
}

const isOfZlib = (thrown: unknown): boolean => /^Z_/.test(String((thrown as NodeJS.ErrnoException).code))
