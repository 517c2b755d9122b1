import type { Text } from './Text'

/** `POST /api/calls/import`: what became of captured requests. */
export interface Imported {
  /** The exchanges of the emulator that came of them, in their order. */
  readonly seqs: ReadonlyArray<number>
  /** Requests of the text that could not be read. */
  readonly unread: number
  /** What of them was not sent as it had been, each once. */
  readonly said: ReadonlyArray<Text>
}
