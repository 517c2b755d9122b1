import { createWriteStream } from 'node:fs'
import { once } from 'node:events'

export interface JournalFile {
  readonly append: (line: string) => void
  readonly flush: () => Promise<void>
  readonly close: () => Promise<void>
}

/** Lines waiting for a slow disk; beyond it lines are dropped and counted in the file. */
const maxWaitingBytes = 64 * 1024 * 1024

/** Opens a file for appending. A disk that fails stops the file, not the emulator. */
export const openJournalFile = (path: string): JournalFile => {
  const stream = createWriteStream(path, { flags: 'a', mode: 0o600 })
  let failed = false
  let dropped = 0
  stream.on('error', () => {
    failed = true
  })
  const flush = (): Promise<void> =>
    failed ? Promise.resolve() : new Promise((resolve) => void stream.write('', () => resolve()))
  return {
    append: (line) => {
      if (failed) return
      if (stream.writableLength > maxWaitingBytes) {
        dropped += 1
        return
      }
      if (dropped > 0) stream.write(`{"dropped":${dropped}}\n`)
      dropped = 0
      stream.write(`${line}\n`)
    },
    flush,
    close: async () => {
      await flush()
      if (!failed && !stream.destroyed) {
        stream.end()
        await once(stream, 'close')
      }
    },
  }
}
