import type { CommandLines } from '@paifang/explorer/contract'
import { shellWord } from '../../output/shellWord'
import type { ListedJob } from './listJobs'

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
