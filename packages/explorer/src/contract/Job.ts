import type { Text } from './Text'

/** A job as it is listed; times are epoch milliseconds. */
export interface JobLine {
  /** Names it to the server: no request of the page names a folder or a file. */
  readonly id: string
  readonly job: string
  readonly folder: string
  readonly gateway: string
  readonly method: string
  readonly state: 'running' | 'waiting' | 'stopped' | 'ended' | 'interrupted'
  readonly rows: {
    readonly read: number
    readonly done: number
    readonly refused: number
    readonly unknown: number
  }
  /** How many rows there are; `null`: nobody knows. */
  readonly total: number | null
  readonly calls: number
  readonly rowsPerSecond: number
  readonly etaMs: number | null
  /** When it goes on, or makes sense to run again. */
  readonly untilMs: number | null
  /** When its runner last showed that it lives. */
  readonly toldMs: number
  /** What it stopped for. */
  readonly stop: Text | null
}

/** `GET /api/jobs`: what is listed at a time, of each folder those that showed life last. */
export interface JobList {
  readonly folders: ReadonlyArray<string>
  readonly jobs: ReadonlyArray<JobLine>
  /** What there is to do about each that cannot be listed. */
  readonly damaged: ReadonlyArray<Text>
}

/** Rows that are not done for one reason. */
export interface Reason {
  readonly state: 'refused' | 'unknown'
  /** The platform's code, what would have been right, or why nobody knows. */
  readonly code: string
  readonly where: 'here' | 'platform' | 'person' | ''
  readonly rows: number
  /** What the platform's document advises; `null`: it lists no such code. */
  readonly advice: Text | null
}

export interface Reasons {
  /** The commonest first; the last may be all others together, with no code. */
  readonly reasons: ReadonlyArray<Reason>
  /** `false`: there are more rows than were counted. */
  readonly isWhole: boolean
}

/** What to run where the server must not: by who owns the job, and its rows. */
export interface CommandLines {
  /** Runs it again, where it stopped; `null`: a program began it, which is run again. */
  readonly resume: string | null
  /** The same, and copies of the refused rows from the file that they came from. */
  readonly refusedRows: string | null
  /** Forgets it and begins anew. */
  readonly restart: string | null
  readonly report: string
  readonly unknown: string
  readonly settle: string
}

/** `GET /api/jobs/{id}`: a job as its page shows it, its rows apart. */
export interface JobPage {
  readonly line: JobLine
  /** Of how many refused and unknown rows requests, reasons and rows are: while it runs, `line` may be newer. */
  readonly asOf: Pick<JobLine['rows'], 'refused' | 'unknown'>
  /** Requests without an answer, the first of them. */
  readonly requests: ReadonlyArray<{
    readonly from: number
    readonly to: number
    readonly rows: number
    readonly state: 'pending' | 'sent'
    readonly timeMs?: number
    readonly again?: true
  }>
  readonly requestCount: number
  readonly reasons: Reasons
  readonly commands: CommandLines
  /** Why what is kept cannot be read; `null`: it can. */
  readonly problem: Text | null
}

/** Rows `from` to `to` that are not done. */
export type JobRow = { readonly from: number; readonly to: number; readonly requestId?: string } & (
  | {
      readonly state: 'refused'
      readonly where: 'here' | 'platform' | 'person'
      readonly code: string
      readonly path?: string
      readonly mayBePartial?: true
    }
  | { readonly state: 'unknown'; readonly why: string }
)

/** `GET /api/jobs/{id}/rows`: some rows that are not done, in their order. */
export interface JobRows {
  readonly rows: ReadonlyArray<JobRow>
  /** Where to go on; `null`: these were the last. */
  readonly next: number | null
}

export type Decision = 'done' | 'refused' | 'again'
