/**
 * What commands print with `--json`, on stdout: one document, or a line each where it says so. An interface: members stay, and
 * more may come. Times are epoch milliseconds; an error is the plain data that `@paifang/result` describes, `_tag` says which.
 */
import type { Diff, GenerateOutcome, Spec } from '@paifang/codegen'
import type { Verdict } from '@paifang/emulator'
import type { Summary } from '@paifang/emulator/control'
import type { AnyOperation } from '@paifang/gateway'
import type { BulkProgress, BulkReport, PagesProgress, RowOutcome } from '@paifang/jobs'
import type { JobStanding } from '@paifang/jobs/level'
import type { CallError, JobError, PaifangError } from '@paifang/result'
import type { Explanation } from '@paifang/signing'
import type { DryRun } from './call/dryRun'
import type { Finding } from './doctor/Finding'
import type { ErrorEntry } from './gateways/ErrorTable'
import type { ShownMessage } from './gateways/GatewayMessages'
import type { Change } from './replay/changes'
import type { Row } from './start/Row'

/** What is decoded of an answer is for programs in the same process: it is in no JSON of an error. */
type Shown<E> = E extends unknown ? Omit<E, 'output' | 'raw'> : never

interface Failed<E> {
  readonly ok: false
  readonly error: Shown<E>
}

export interface StartJson {
  /** Whether every expectation held. */
  readonly held: boolean
  readonly rows: ReadonlyArray<Row>
  /** With `--ui`: the link of the page. */
  readonly console?: string
}

export interface InitJson {
  /** Absolute. */
  readonly folder: string
  /** Methods. */
  readonly operations: ReadonlyArray<string>
  /** What was written, from the folder on. */
  readonly files: ReadonlyArray<string>
  /** Commands to run next. */
  readonly next: ReadonlyArray<string>
}

interface CallFacts {
  readonly method: string
  readonly attempts: number
  readonly durationMs: number
  readonly requestId?: string
}

/** `output` as the operation decodes it, times as ISO 8601. With `--dry-run`: `CallDryRunJson`. */
export type CallJson = CallFacts & ({ readonly ok: true; readonly output: unknown } | Failed<CallError>)

/** What would be sent and signed; secrets and sensitive fields are `***`. */
export type CallDryRunJson = DryRun

/** What came of a call, then or now. */
export interface ReplayedAnswer {
  /** HTTP status. */
  readonly status?: number
  readonly result: 'ok' | CallError['_tag']
  readonly code?: string
  readonly subCode?: string
  readonly requestId?: string
}

export interface ReplayJson {
  readonly calls: ReadonlyArray<{
    /** Its number in the recording. */
    readonly seq: number
    readonly gateway: string
    readonly method: string
    /**
     * `failed`: nothing was answered; `sent`: the recording has no answer to compare; `skipped`: it cannot be made again, `why` says
     * why; `planned`: `--dry-run` would send it.
     */
    readonly state: 'same' | 'differs' | 'failed' | 'sent' | 'skipped' | 'planned'
    readonly before?: ReplayedAnswer
    readonly after?: ReplayedAnswer
    /** `status`, `result`, `code`, `subCode`, and places of the answer. */
    readonly changes: ReadonlyArray<Change>
    /** Places that the recording does not show, and that were not compared. */
    readonly hidden: number
    readonly why?: string
    readonly durationMs?: number
  }>
  /** Requests of no gateway that is known. */
  readonly foreign: number
  /** Lines of the recording that could not be read. */
  readonly unread: number
}

export type PagesJson =
  | { readonly ok: true; readonly path: string; readonly rows: number; readonly bytes: number }
  | { readonly ok: true; readonly dryRun: true; readonly path: string; readonly first: unknown }
  /** `untilMs`: from then on it may be run again. */
  | (Failed<PaifangError> & { readonly untilMs?: number })

/** On stderr, a line now and then. */
export type PagesProgressJson = PagesProgress

export type BulkJson = (BulkReport & { readonly ok: true; readonly dryRun: boolean }) | Failed<JobError>

/** On stderr, a line now and then. */
export type BulkProgressJson = BulkProgress

/** Without a job. */
export type JobsJson = ReadonlyArray<JobStanding>

/** Of one job, a line for each stretch of rows that are not done. */
export type JobRowsJson = RowOutcome

/** With `--settle`. */
export type JobsSettleJson =
  | {
      readonly ok: true
      readonly job: string
      readonly done: number
      readonly refused: number
      readonly again: number
    }
  | Failed<JobError>

/** Once it works. */
export type WorkerJson =
  { readonly ok: true; readonly queue: string; readonly method: string } | Failed<JobError>

export type PublishJson =
  { readonly ok: true; readonly topic: string; readonly ids: ReadonlyArray<string> } | Failed<PaifangError>

/** A line for each message; the only line where the server does not accept. */
export type ListenJson = ShownMessage | Failed<PaifangError>

export type ListJson = ReadonlyArray<{
  readonly method: string
  /** Where its document says. */
  readonly version?: string
  readonly gateway: string
  readonly title: string
  /** Name and version. */
  readonly package: string
}>

/** The operation without its codecs. */
export type DescribeJson = Omit<AnyOperation, 'input' | 'output'> & {
  readonly package: string
  /** Where the package brings it along. */
  readonly spec?: Spec
}

export interface SignJson {
  readonly gateway: string
  readonly method: string
  readonly signature: string
}

export interface VerifyJson {
  readonly gateway: string
  readonly method: string
  readonly right: boolean
}

/** `name` is `right` where nothing is wrong. */
export type ExplainJson = Explanation

export type ErrorsJson = ReadonlyArray<ErrorEntry & { readonly gateway: string }>

export interface DoctorJson {
  readonly gateway: string
  readonly url: string
  readonly findings: ReadonlyArray<Finding>
}

export interface LoginJson {
  readonly path: string
  readonly profile?: string
}

export type ProfilesJson = ReadonlyArray<{
  /** `''`: the unnamed one. */
  readonly name: string
  readonly current: boolean
  /** `ask`, `allow` or `deny`. */
  readonly production: string
  /** By gateway, what is known of it: of secrets only that they are there. */
  readonly gateways: Readonly<Record<string, Readonly<Record<string, string | true>>>>
}>

export type SessionJson =
  | {
      readonly ok: true
      readonly path: string
      readonly variable: string
      readonly user?: string
      readonly expiresAtMs?: number
      /** Whether `--refresh` can renew it. */
      readonly refreshable: boolean
    }
  | Failed<CallError>
  | { readonly ok: false; readonly reason: 'late' | 'interrupted' | 'refused' }

/** Once it serves. Beside it the account of each gateway under its name: what a client is created with. */
export interface EmulateJson {
  readonly url: string
  readonly controlUrl: string
  /** A signed call; `''` where no operation has an example. */
  readonly curl: string
  /** With `--ui`: the link of the page. */
  readonly console?: string
  readonly [gateway: string]: string | Readonly<Record<string, string>> | undefined
}

/** A line for each exchange, and for a stretch of them that is no longer kept. */
export type TailJson =
  | (Summary & { readonly explanation?: string })
  | { readonly gap: { readonly from: number; readonly to: number } }

/** Once it serves. */
export interface ExploreJson {
  readonly url: string
  /** What to open: the URL with its token. */
  readonly link: string
  readonly emulator: string | null
}

export type TriggerJson = Verdict

export type CheckInboundJson = ReadonlyArray<Verdict>

export type GenerateJson = GenerateOutcome

export type DiffJson = Diff
