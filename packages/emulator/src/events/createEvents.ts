import type { ControlEvents } from '../contract/ControlApi'
import type { Rows } from '../journal/createRows'

/** What is told of a change besides rows; of each kind a reader needs the last one only, of notes the last hundred. */
interface Pending {
  cleared?: ControlEvents['cleared']
  reset?: ControlEvents['reset']
  clock?: ControlEvents['clock']
  faults?: ControlEvents['faults']
  tables: Set<string>
  note: Array<ControlEvents['note']>
}

interface Reader {
  pending: Pending
  /** Ends its wait. */
  wake: () => void
  /** Rows since it was last asked. */
  rows: number
}

export interface Events {
  /** Rows were added. */
  readonly recorded: () => void
  readonly tell: <E extends 'cleared' | 'reset' | 'clock' | 'faults'>(
    event: E,
    data: ControlEvents[E],
  ) => void
  readonly note: (note: ControlEvents['note']) => void
  readonly changed: (table: string) => void
  readonly readers: () => number
  /**
   * The text of an event stream, from the row behind `after`. It is taken as the reader takes it: what a slow reader
   * leaves stays in the journal, and what the journal forgets meanwhile is told as a gap.
   */
  readonly stream: (
    source: StreamSource,
    after: number,
    signal: AbortSignal,
  ) => AsyncGenerator<string, void, undefined>
  /** Every stream says goodbye and ends. */
  readonly close: () => void
}

/** What a stream is made of. */
export interface StreamSource {
  readonly hello: ControlEvents['hello']
  readonly rows: Pick<Rows, 'after'>
}

/** A frame at least so often while rows come, ms; the first after a silence at once. */
const frameMs = 80

/** So many rows make a frame before its time. */
const frameRows = 500

/** What had been missed comes in greater frames. */
const backlogRows = 5000

/** A comment keeps a silent connection open, ms. */
const silenceMs = 15_000

const mostNotes = 100

const nothing = (): Pending => ({ tables: new Set(), note: [] })

const isEmpty = ({ tables, note, ...others }: Pending): boolean =>
  tables.size === 0 && note.length === 0 && Object.keys(others).length === 0

const frame = <E extends keyof ControlEvents>(event: E, id: string, json: string): string =>
  `event: ${event}\nid: ${id}\ndata: ${json}\n\n`

/** In this order, whichever of them came first: what was cleared or reset comes behind what led to it. */
const told = ({ note, clock, faults, tables, cleared, reset }: Pending, id: string): string =>
  [
    ...note.map((one) => frame('note', id, JSON.stringify(one))),
    ...Object.entries({
      clock,
      faults,
      tables: tables.size === 0 ? undefined : [...tables].sort(),
      cleared,
      reset,
    }).map(([event, data]) =>
      data === undefined ? '' : frame(event as keyof ControlEvents, id, JSON.stringify(data)),
    ),
  ].join('')

export const createEvents = (): Events => {
  const readers = new Set<Reader>()
  let closed = false
  const each = (change: (reader: Reader) => void): void => {
    for (const reader of readers) {
      change(reader)
      reader.wake()
    }
  }
  /** Ends after so many ms, when the reader is woken and `until` holds, and when there is nobody to wait for. */
  const pause = (reader: Reader, ms: number, signal: AbortSignal, until: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer)
        signal.removeEventListener('abort', done)
        reader.wake = () => undefined
        resolve()
      }
      const timer = setTimeout(done, ms)
      signal.addEventListener('abort', done, { once: true })
      reader.wake = () => {
        if (closed || until()) done()
      }
      if (signal.aborted) done()
      else reader.wake()
    })
  return {
    recorded: () => {
      if (readers.size > 0) each((reader) => (reader.rows += 1))
    },
    tell: (event, data) => each(({ pending }) => Object.assign(pending, { [event]: data })),
    note: (one) =>
      each((reader) => {
        reader.pending.note = [...reader.pending.note, one].slice(-mostNotes)
      }),
    changed: (table) => {
      if (readers.size > 0) each(({ pending }) => pending.tables.add(table))
    },
    readers: () => readers.size,
    stream: async function* ({ hello, rows }, after, signal) {
      const reader: Reader = { pending: nothing(), wake: () => undefined, rows: 0 }
      const idle = (): boolean => reader.rows === 0 && isEmpty(reader.pending)
      readers.add(reader)
      let at = after
      const id = (): string => `${hello.instance}:${at}`
      try {
        yield frame('hello', id(), JSON.stringify(hello))
        while (!closed && !signal.aborted) {
          const { pending } = reader
          reader.pending = nothing()
          reader.rows = 0
          const { lines, from, gap } = rows.after(at, backlogRows)
          const said = told(pending, id())
          const last =
            lines.length === 0
              ? (gap?.[1] ?? Math.max(at, pending.cleared?.to ?? 0))
              : from + lines.length - 1
          const lost =
            gap === undefined
              ? ''
              : frame('gap', `${hello.instance}:${gap[1]}`, JSON.stringify({ from: gap[0], to: gap[1] }))
          at = last
          const news = lines.length === 0 ? '' : frame('rows', id(), `[${lines.join(',')}]`)
          if (said !== '' || lost !== '' || news !== '') yield said + lost + news
          if (lines.length === backlogRows) continue
          await pause(reader, frameMs, signal, () => reader.rows >= frameRows)
          if (!idle()) continue
          await pause(reader, silenceMs, signal, () => !idle())
          if (idle()) yield ': \n\n'
        }
        if (closed) yield frame('bye', id(), '{}')
      } finally {
        readers.delete(reader)
      }
    },
    close: () => {
      closed = true
      for (const { wake } of readers) wake()
    },
  }
}
