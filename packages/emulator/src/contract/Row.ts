/**
 * How an exchange ended: answered; refused by the gateway or a handler; answered by a fault in the gateway's place; not
 * readable as a request of the gateway (400, 413, 415); or sent to a path that nobody serves (404).
 */
export type Ending = 'answered' | 'refused' | 'fault' | 'unreadable' | 'no-such-path'

export const endings = [
  'answered',
  'refused',
  'fault',
  'unreadable',
  'no-such-path',
] as const satisfies ReadonlyArray<Ending>

/** One exchange in one line: nothing of what was sent or answered. Texts are cut to 200 characters. */
export interface Summary {
  /** Counts from 1 and never repeats while the emulator runs, whatever is cleared or reset. */
  readonly seq: number
  /** When it came, epoch ms of this machine. */
  readonly realMs: number
  /** When it was judged, epoch ms on the virtual clock. */
  readonly virtualMs: number
  /** `''` where no gateway was reached. */
  readonly gateway: string
  readonly method: string
  readonly app: string
  readonly outcome: Ending
  readonly status: number
  /** From the arrival of the request to the answer, ms; its delivery is in the entry. */
  readonly ms: number
  readonly requestId: string
  /** Bytes of the request's body. */
  readonly inBytes: number
  /** Bytes of the answer's body before it is compressed. */
  readonly outBytes: number
  /** The gateway's code of a refusal; of an answer that says that it failed, the business's. */
  readonly code: string
  readonly sub: string
  /** Sum of `rowFlags`. */
  readonly flags: number
  /** Of a batch and of its lines: the seq of its first line; else 0. */
  readonly of: number
  /** Verb and path, without the query. */
  readonly path: string
  /** Why it was refused, in the gateway's words. */
  readonly reason: string
  /** Name of the difference that explains the signature or the clock, e.g. `url-encoded-values`. */
  readonly explain: string
  /** Kinds of the faults that struck, joined by a blank. */
  readonly faults: string
  /** It was sent once more by the control API: the seq of the exchange that it repeats; else 0. */
  readonly again: number
  /** The same call was made before and failed: the seq of its first attempt, see `createAttempts`; else 0. */
  readonly retryOf: number
  /** What its operation calls the identity of the request, without what is sensitive; `''` where there is none. */
  readonly key: string
}

export const rowFlags = {
  /** A check failed and was overlooked, because the emulator is lenient. */
  overlooked: 1,
  /** A whole batch. */
  batch: 2,
  /** A line of a batch. */
  member: 4,
  /** The answer did not travel whole: cut, stalled, of a wrong length. */
  broken: 8,
  /** The gateway answered, and the answer says of itself that the call failed: `code` and `reason` are the business's. */
  failed: 16,
} as const

/**
 * How an exchange ended for whoever made the call: an answer that did not travel whole is no success, and neither is one that
 * says that it failed, whatever the gateway said.
 */
export const endingOf = ({ outcome, flags }: Pick<Summary, 'outcome' | 'flags'>): Ending | 'broken' => {
  if (outcome !== 'answered') return outcome
  if ((flags & rowFlags.broken) !== 0) return 'broken'
  return (flags & rowFlags.failed) === 0 ? outcome : 'refused'
}

/** The members of a row in their order. Later ones may be added behind: a reader ignores what it does not know. */
export const rowMembers = [
  'seq',
  'realMs',
  'virtualMs',
  'gateway',
  'method',
  'app',
  'outcome',
  'status',
  'ms',
  'requestId',
  'inBytes',
  'outBytes',
  'code',
  'sub',
  'flags',
  'of',
  'path',
  'reason',
  'explain',
  'faults',
  'again',
  'retryOf',
  'key',
] as const satisfies ReadonlyArray<keyof Summary>

type InOrder<Names extends ReadonlyArray<keyof Summary>> = {
  readonly [At in keyof Names]: Summary[Names[At]]
}

/** A summary as it travels: its members in the order of `rowMembers`. */
export type Row = InOrder<typeof rowMembers>

export const rowOf = (summary: Summary): Row => rowMembers.map((name) => summary[name]) as unknown as Row

export const summaryOf = (row: Row): Summary =>
  Object.fromEntries(rowMembers.map((name, at) => [name, row[at]])) as unknown as Summary
