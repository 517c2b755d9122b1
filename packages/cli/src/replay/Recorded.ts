import type { Ending } from '@paifang/emulator/control'
import type { HttpResponse } from '@paifang/transport'
import type { RecordedRequest } from '../gateways/RecordedRequest'

/** One exchange of a recording. */
export interface Recorded extends RecordedRequest {
  /** The emulator's number of it, else its place in the file, from 1. */
  readonly seq: number
  /** Epoch ms; 0 where the recording does not say. */
  readonly atMs: number
  /** How long it took; 0 where the recording does not say. */
  readonly ms: number
  /** The gateway, where the recording says. */
  readonly gateway?: string
  readonly verb: string
  readonly path: string
  /** Its files are not kept. */
  readonly hasFiles: boolean
  /** A batch: its lines are recorded each. */
  readonly isBatch: boolean
  /** Absent where the recording has none. */
  readonly answer?: HttpResponse
  /** How the emulator says that it ended, and why. */
  readonly told?: { readonly outcome: Ending; readonly explain: string; readonly faults: string }
}

/** What a recording holds, and how many lines of it could not be read. */
export interface Recording {
  readonly exchanges: ReadonlyArray<Recorded>
  readonly unread: number
}
