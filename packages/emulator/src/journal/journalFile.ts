import { closeSync, createWriteStream, openSync } from 'node:fs'
import { once } from 'node:events'
import type { Summary } from '../contract/Row'
import { nothingEarlier, readAt, readJournalFile, type Earlier } from './readJournalFile'
import { journalFormat, journalLine, writtenIn, type Lost, type Written } from './Written'

export interface JournalFile {
  /** What an earlier run wrote. */
  readonly earlier: Pick<Earlier, 'rows' | 'newest'>
  readonly append: (summary: Summary, written: Written) => void
  /** What was written up to this seq is not read again. */
  readonly clear: (to: number) => void
  /** An exchange that was written, in this run or before. */
  readonly read: (seq: number) => Written | Exclude<Lost, 'never'>
  /** Exchanges of this run that were not written. */
  readonly lost: () => number
  readonly flush: () => Promise<void>
  readonly close: () => Promise<void>
}

/** Lines waiting for a slow disk; beyond it lines are dropped, and counted in the file. */
const maxWaitingBytes = 64 * 1024 * 1024

const earlierIn = (path: string): Earlier => {
  try {
    return readJournalFile(path)
  } catch (thrown) {
    const { code = 'unknown' } = thrown as NodeJS.ErrnoException
    return { ...nothingEarlier, problems: [`it could not be read: ${code}`] }
  }
}

/**
 * Opens a file for appending, and reads what is there. A disk that fails or is slow stops the file, not the emulator.
 * `masked`: what is written is; then nothing that is not is given back. `say` is told in English what is not in the file,
 * and what of it is not there again. `most`: so many lines are found again.
 */
export const openJournalFile = (
  path: string,
  options: {
    readonly masked: boolean
    readonly most: number
    readonly say: (text: string) => void
    readonly waitingBytes?: number
  },
): JournalFile => {
  const { masked, most, say, waitingBytes = maxWaitingBytes } = options
  const { rows, newest, places: found, size, isCut, problems } = earlierIn(path)
  const places = new Map(found)
  if (problems.length > 0) say(`journal file: ${problems.join('; ')}`)
  const stream = createWriteStream(path, { flags: 'a', mode: 0o600 })
  let failed = false
  let lost = 0
  /** Since the last line that was written. */
  let dropped = 0
  let end = size
  const write = (line: string): number => {
    const bytes = Buffer.byteLength(line)
    stream.write(line)
    end += bytes
    return bytes
  }
  const tellDropped = (): void => {
    if (dropped === 0) return
    say(`journal file: the disk was too slow for ${dropped} exchanges, which are not in it`)
    write(`${JSON.stringify({ journal: journalFormat, dropped })}\n`)
    dropped = 0
  }
  stream.on('error', ({ code = 'unknown' }: NodeJS.ErrnoException) => {
    if (!failed) say(`journal file: it cannot be written (${code}): nothing more is`)
    failed = true
  })
  // What follows a piece of a line begins a line of its own.
  if (isCut) {
    stream.write('\n')
    end += 1
  }
  const flush = (): Promise<void> =>
    failed ? Promise.resolve() : new Promise((resolve) => void stream.write('', () => resolve()))
  return {
    earlier: { rows, newest },
    append: (summary, written) => {
      if (failed || stream.writableLength > waitingBytes) {
        lost += 1
        if (failed) return
        if (dropped === 0)
          say('journal file: the disk is too slow, exchanges are left out until it has caught up')
        dropped += 1
        return
      }
      tellDropped()
      const at = end
      const bytes = write(journalLine(summary, written, masked))
      places.set(summary.seq, { at, bytes: bytes - 1, isBare: !masked })
      const [oldest] = places.keys()
      if (places.size > most && oldest !== undefined) places.delete(oldest)
    },
    clear: (to) => {
      places.clear()
      if (!failed && to > 0) write(`${JSON.stringify({ journal: journalFormat, cleared: to })}\n`)
    },
    read: (seq) => {
      const place = places.get(seq)
      if (place === undefined) return 'gone'
      if (masked && place.isBare) return 'bare'
      try {
        const file = openSync(path, 'r')
        try {
          const line: unknown = JSON.parse(readAt(file, place.at, place.bytes).toString('utf8'))
          return writtenIn(line, seq) ?? 'changed'
        } finally {
          closeSync(file)
        }
      } catch {
        return 'changed'
      }
    },
    lost: () => lost,
    flush,
    close: async () => {
      if (!failed) tellDropped()
      await flush()
      if (!failed && !stream.destroyed) {
        stream.end()
        await once(stream, 'close')
      }
    },
  }
}
