import type { JobWords } from './JobWords'

const counted = (count: number): string => count.toLocaleString('en')

const span = (ms: number): string =>
  ms >= 5_400_000
    ? `${Math.round(ms / 3_600_000)} h`
    : ms >= 90_000
      ? `${Math.round(ms / 60_000)} min`
      : `${Math.round(ms / 1000)} s`

export const en: JobWords = {
  jobs: 'Jobs',
  job: 'Job',
  operation: 'Operation',
  state: 'State',
  states: {
    running: 'running',
    waiting: 'paused',
    stopped: 'stopped',
    ended: 'ended',
    interrupted: 'interrupted',
  },
  progress: 'Progress',
  of: (rows, total) => (total === null ? `${counted(rows)} rows` : `${counted(rows)} of ${counted(total)}`),
  done: 'done',
  refused: 'refused',
  unknown: 'unknown',
  waiting: 'waiting',
  calls: 'calls',
  rate: 'Rate',
  perSecond: (rows) => `${counted(rows)}/s`,
  left: (ms) => `about ${span(ms)} left`,
  life: 'Last sign of life',
  ago: (ms) => (ms < 1500 ? 'now' : `${span(ms)} ago`),
  next: 'Next try',
  none: 'No job yet.',
  noneHint: (folders) => `The folders are ${folders}: paifang bulk … --folder puts one there.`,
  noFolder:
    'No folder was named. Name one: paifang explore --jobs .paifang/jobs, or paifang emulate --ui --jobs …',
  stale: 'The console server does not answer: this is how it stood.',
  pick: 'Choose a job.',
  means: {
    running: 'Its runner works on it.',
    waiting: 'Its runner waits: the gateway takes nothing now, or cannot be reached. It goes on by itself.',
    stopped: 'Its runner has stopped. Run it again, and it goes on where it stands.',
    ended: 'Every row has its outcome.',
    interrupted:
      'It said that it runs, and its runner has shown no life since: it was killed, or its machine stands still. Run it again, and it goes on where it stands; nothing is written twice.',
  },
  endedUnknown:
    'Every row was sent, and of some nobody knows the outcome: find it out, and settle them below.',
  stopped: 'Why it stopped',
  why: 'Why rows are not done',
  whys: {
    crash: 'its runner died while the request was on its way',
    'answer-lost': 'no answer came, or none that could be read',
    'not-in-answer': 'the answer does not speak of the row',
    accepted: 'the platform decides later',
    retryable: 'the platform said "failed, try again", and may have written some',
    repeated: 'the platform took the request for a repetition',
  },
  where: { here: 'not sent: expected', platform: 'by the platform', person: 'by a person' },
  rows: 'Rows',
  reason: 'Reason',
  advice: 'What to do',
  notAll: 'Counted up to the 200,000th entry, the thirty commonest reasons.',
  requests: 'Requests without an answer',
  requestStates: { pending: 'to be sent', sent: 'sent, or about to be' },
  again: 'once more: a person decided so',
  more: (count) => `and ${counted(count)} more`,
  notDone: 'Rows that are not done',
  all: 'refused and unknown',
  find: 'Row number, code, path, request id',
  first: 'From the first',
  following: 'Next',
  looked: (row) => `looked through up to row ${counted(row)}`,
  nothingFits: 'No such row.',
  allDone: 'All rows that have an outcome are done.',
  request: 'Request id',
  partial: 'refused with others in one request: some may have been written',
  outcome: 'What you found out',
  decisions: { done: 'it has it', refused: 'it has it not, and shall not', again: 'it has it not: send it' },
  undecided: 'not known yet',
  settle: (rows) => `Settle ${counted(rows)} ${rows === 1 ? 'row' : 'rows'}`,
  settled: (done, refused, again) =>
    `${counted(done)} done, ${counted(refused)} refused, ${counted(again)} to be sent again${again > 0 ? ': run it again' : ''}`,
  settleLater: 'Rows are settled when the job does not run.',
  files: 'As a file',
  report: 'Rows that are not done, by number',
  unknownFile: 'Unknown rows, to be filled in',
  tooLong: 'More rows than a page holds: the command below writes the file.',
  commands: 'On the command line',
  resume: 'Run it again',
  resumeProgram: 'A program began it: run that program again.',
  refusedRows: 'Copies of the refused rows, from your file',
  restart: 'Forget it and begin anew',
  restartHint: 'all rows are sent again',
  commandOf: {
    report: 'Rows that are not done, as a file',
    unknown: 'Unknown rows, to be filled in',
    settle: 'Take what was filled in',
  },
  copy: 'Copy',
  copied: 'copied',
  callsOf: 'Calls of this operation',
}
