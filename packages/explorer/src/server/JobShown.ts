/** A text of the server in both languages. */
interface Text {
  readonly en: string
  readonly zh: string
}

/** A job as it is listed; times are epoch milliseconds. */
export interface JobLine {
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
  readonly total: number | null
  readonly calls: number
  readonly rowsPerSecond: number
  readonly etaMs: number | null
  readonly untilMs: number | null
  readonly toldMs: number
  readonly stop: Text | null
}

/** `GET /api/jobs` */
export interface JobList {
  readonly folders: ReadonlyArray<string>
  readonly jobs: ReadonlyArray<JobLine>
  /** What there is to do about each that cannot be listed. */
  readonly damaged: ReadonlyArray<Text>
}

export interface Reason {
  readonly state: 'refused' | 'unknown'
  readonly code: string
  readonly where: 'here' | 'platform' | 'person' | ''
  readonly rows: number
  readonly advice: Text | null
}

/** `GET /api/jobs/{id}` */
export interface JobPage {
  readonly line: JobLine
  /** Of how many refused and unknown rows reasons and rows are: `line` may be newer. */
  readonly asOf: { readonly refused: number; readonly unknown: number }
  readonly requests: ReadonlyArray<{
    readonly from: number
    readonly to: number
    readonly rows: number
    readonly state: 'pending' | 'sent'
    readonly timeMs?: number
    readonly again?: true
  }>
  readonly requestCount: number
  readonly reasons: { readonly reasons: ReadonlyArray<Reason>; readonly isWhole: boolean }
  readonly commands: {
    readonly resume: string | null
    readonly refusedRows: string | null
    readonly restart: string | null
    readonly report: string
    readonly unknown: string
    readonly settle: string
  }
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

/** `GET /api/jobs/{id}/rows` */
export interface JobRows {
  readonly rows: ReadonlyArray<JobRow>
  readonly next: number | null
}

export type Decision = 'done' | 'refused' | 'again'
