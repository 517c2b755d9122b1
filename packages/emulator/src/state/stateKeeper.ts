import { existsSync, readFileSync } from 'node:fs'
import { open, rename } from 'node:fs/promises'
import type { State } from './State'
import { parseState, stateText } from './stateText'

export interface StateKeeper {
  /** Is told of every change of a row. */
  readonly changed: () => void
  /** Puts back what the file holds, and keeps what changes from now on. Throws a TypeError where the file holds no state. */
  readonly begin: (state: State) => void
  /** Everything is in the file. */
  readonly close: () => Promise<void>
}

/** Rows change many at a time; a file is written once for all of them. */
const patienceMs = 100

const none: StateKeeper = {
  changed: () => undefined,
  begin: () => undefined,
  close: () => Promise.resolve(),
}

/** Whole or not at all: beside the file first, on the disk, then in its place. */
const replace = async (path: string, text: string): Promise<void> => {
  const draft = `${path}.${process.pid}.new`
  const file = await open(draft, 'w', 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(draft, path)
}

/** Keeps a state in a file; without a path, nothing. */
export const stateKeeper = (path: string | undefined): StateKeeper => {
  if (path === undefined) return none
  let state: State | undefined
  let timer: NodeJS.Timeout | undefined
  let writing = Promise.resolve()
  let failed: Error | undefined
  const write = (): Promise<void> => {
    timer = undefined
    // One after the other, each with what is true when its turn comes.
    return (writing = writing.then(async () => {
      if (state === undefined) return
      failed = await replace(path, stateText(state.snapshot())).then(
        () => undefined,
        (error: unknown) => (error instanceof Error ? error : new Error(String(error))),
      )
    }))
  }
  return {
    changed: () => {
      if (state !== undefined) timer ??= setTimeout(() => void write(), patienceMs)
    },
    begin: (given) => {
      if (existsSync(path)) {
        try {
          const kept = parseState(readFileSync(path, 'utf8'))
          given.restore({ ...given.snapshot(), ...kept })
        } catch (error) {
          throw new TypeError(
            `stateFile: ${path}: ${error instanceof Error ? error.message : String(error)}`,
            {
              cause: error,
            },
          )
        }
      }
      state = given
    },
    close: async () => {
      clearTimeout(timer)
      await write()
      if (failed !== undefined) throw failed
    },
  }
}
