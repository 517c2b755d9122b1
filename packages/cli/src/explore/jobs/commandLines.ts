import { shellWord } from '../../output/shellWord'
import type { ListedJob } from './listJobs'

/** What to run where this server must not: by who owns the job, and its rows. */
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

export const commandLines = ({ line: { folder, job }, standing: { command } }: ListedJob): CommandLines => {
  const also = (flags: string): string | null => (command === undefined ? null : `${command} ${flags}`)
  const of = `paifang jobs ${shellWord(job)} --folder ${shellWord(folder)}`
  return {
    resume: command ?? null,
    refusedRows: also('--refused-rows refused.ndjson'),
    restart: also('--restart'),
    report: `${of} --report report.csv`,
    unknown: `${of} --unknown unknown.csv`,
    settle: `${of} --settle unknown.csv`,
  }
}
