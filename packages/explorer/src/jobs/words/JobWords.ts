import type { Decision, JobLine } from '../../contract'

/** Every text of the jobs. A language that lacks one does not compile. */
export interface JobWords {
  readonly jobs: string
  readonly job: string
  readonly operation: string
  readonly state: string
  readonly states: Readonly<Record<JobLine['state'], string>>
  readonly progress: string
  readonly of: (rows: number, total: number | null) => string
  readonly done: string
  readonly refused: string
  readonly unknown: string
  readonly waiting: string
  readonly calls: string
  readonly rate: string
  readonly perSecond: (rows: number) => string
  readonly left: (ms: number) => string
  readonly life: string
  readonly ago: (ms: number) => string
  readonly next: string
  readonly none: string
  readonly noneHint: (folders: string) => string
  readonly noFolder: string
  readonly stale: string
  readonly pick: string
  readonly means: Readonly<Record<JobLine['state'], string>>
  /** Of a job that ended and has unknown rows. */
  readonly endedUnknown: string
  readonly stopped: string
  readonly why: string
  readonly whys: Readonly<Record<string, string>>
  readonly where: Readonly<Record<'here' | 'platform' | 'person', string>>
  readonly rows: string
  readonly reason: string
  readonly advice: string
  readonly notAll: string
  readonly requests: string
  readonly requestStates: Readonly<Record<'pending' | 'sent', string>>
  readonly again: string
  readonly more: (count: number) => string
  readonly notDone: string
  readonly all: string
  readonly find: string
  readonly first: string
  readonly following: string
  readonly looked: (row: number) => string
  readonly nothingFits: string
  readonly allDone: string
  readonly request: string
  readonly partial: string
  readonly outcome: string
  readonly decisions: Readonly<Record<Decision, string>>
  readonly undecided: string
  readonly settle: (rows: number) => string
  readonly settled: (done: number, refused: number, again: number) => string
  readonly settleLater: string
  readonly files: string
  readonly report: string
  readonly unknownFile: string
  readonly tooLong: string
  readonly commands: string
  readonly resume: string
  readonly resumeProgram: string
  readonly refusedRows: string
  readonly restart: string
  readonly restartHint: string
  readonly commandOf: Readonly<Record<'report' | 'unknown' | 'settle', string>>
  readonly copy: string
  readonly copied: string
  readonly callsOf: string
}
