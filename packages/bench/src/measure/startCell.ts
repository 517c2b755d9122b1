import { fork } from 'node:child_process'
import { join } from 'node:path'
import type { Turn } from './runCell'
import type { Sample } from './Sample'
import type { Table } from './Table'

/** A cell in a process of its own, warmed up. */
export interface RunningCell {
  /** Does as many operations as that, and says what they cost. */
  readonly take: (turn: Turn) => Promise<Sample>
  readonly close: () => Promise<void>
}

/** Starts a cell and waits until it is warm. */
export const startCell = async (
  { module }: Table,
  cell: string,
  warmUp: number,
  url: string,
): Promise<RunningCell> => {
  const args = [module, cell, String(warmUp), url]
  const child = fork(join(__dirname, 'runCell.js'), args, { execArgv: [] })
  const ended = new Promise<never>((_, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`cell ${cell} ended with ${String(code)}`)))
  })
  // It ends when it is closed, too, and nobody waits for that.
  ended.catch(() => undefined)
  const next = (): Promise<unknown> =>
    Promise.race([new Promise((resolve) => child.once('message', resolve)), ended])
  await next()
  return {
    take: async (turn) => {
      child.send(turn)
      return (await next()) as Sample
    },
    close: async () => {
      // It ends by itself then, and takes away what it made; a signal would leave that.
      child.disconnect()
      await ended.catch(() => undefined)
    },
  }
}
