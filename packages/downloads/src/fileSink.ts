import { close, fsync, open, write } from 'node:fs'
import { Writable } from 'node:stream'

/** More bytes came than were allowed. */
export class TooLarge extends Error {}

export interface FileSinkOptions {
  /** Must not exist. */
  readonly path: string
  readonly maxBytes: number
  /** Told of every chunk. */
  readonly onChunk?: (chunk: Buffer) => void
}

export interface FileSink {
  readonly stream: Writable
  readonly bytes: () => number
  /** Why it failed, where it did. */
  readonly failed: () => unknown
}

/** Writes a new file that only its owner can read; it is on the disk when the stream has finished. */
export const fileSink = ({ path, maxBytes, onChunk }: FileSinkOptions): FileSink => {
  let fd: number | undefined
  let bytes = 0
  let failed: unknown
  const stream = new Writable({
    construct: (done) =>
      open(path, 'wx', 0o600, (error, opened) => {
        fd = opened
        done(error)
      }),
    write: (chunk: Buffer, _encoding, done) => {
      bytes += chunk.length
      if (bytes > maxBytes) {
        done(new TooLarge())
        return
      }
      onChunk?.(chunk)
      writeWhole(fd as number, chunk, done)
    },
    final: (done) => fsync(fd as number, done),
    destroy: (error, done) => {
      failed ??= error ?? undefined
      if (fd === undefined) done(error)
      else close(fd, (problem) => done(error ?? problem))
    },
  })
  return { stream, bytes: () => bytes, failed: () => failed }
}

const writeWhole = (fd: number, chunk: Buffer, done: (error?: Error | null) => void): void => {
  write(fd, chunk, (error, written) => {
    if (error !== null || written === chunk.length) done(error)
    else writeWhole(fd, chunk.subarray(written), done)
  })
}
