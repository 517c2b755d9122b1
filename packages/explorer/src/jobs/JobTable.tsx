import { TableHead } from '../frame/TableHead'
import { formatDateTime } from '@paifang/wire'
import type { JSX } from 'preact'
import { second } from '../frame/second'
import { visible } from '../rows/shown'
import type { JobLine } from '../contract'
import { Meter } from './Meter'
import { jobWords } from './words/words'

const signs: Readonly<Record<JobLine['state'], string>> = {
  running: '▶',
  waiting: '…',
  stopped: '■',
  ended: '✓',
  interrupted: '✗',
}

/** The word for how a job stands, with a sign: colour alone says nothing. */
export const State = ({ state }: Pick<JobLine, 'state'>): JSX.Element => (
  <span class={`job-state ${state}`}>
    <span aria-hidden="true">{signs[state]}</span> {jobWords.value.states[state]}
  </span>
)

/** When a runner last showed that it lives: by the second while that says something, by the clock later. */
export const lifeOf = ({ toldMs }: JobLine): string => {
  const ms = Math.max(0, second.value - toldMs)
  return ms < 3_600_000 ? jobWords.value.ago(ms) : formatDateTime(toldMs).slice(0, 16)
}

/** Jobs, those that need somebody first. */
export const JobTable = ({
  jobs,
  open,
  choose,
}: {
  jobs: ReadonlyArray<JobLine>
  open: string
  choose: (id: string) => void
}): JSX.Element => {
  const say = jobWords.value
  return (
    <table class="fields jobs-list">
      <TableHead
        columns={[say.job, say.state, say.progress, say.refused, say.unknown, say.rate, say.life, say.next]}
      />
      <tbody>
        {jobs.map((line) => {
          const { id, job, method, state, rows, rowsPerSecond, untilMs } = line
          return (
            <tr key={id}>
              <th scope="row">
                <button type="button" aria-pressed={id === open} onClick={() => choose(id)}>
                  {visible(job)}
                </button>
                <div class="facts">{method}</div>
              </th>
              <td>
                <State state={state} />
              </td>
              <td>
                <Meter line={line} />
              </td>
              <td>{rows.refused}</td>
              <td>{rows.unknown}</td>
              <td>{state === 'running' ? say.perSecond(rowsPerSecond) : ''}</td>
              <td>
                <time class="life" title={`${formatDateTime(line.toldMs)} GMT+8`}>
                  {lifeOf(line)}
                </time>
              </td>
              <td>{untilMs === null || state === 'ended' ? '' : formatDateTime(untilMs).slice(5)}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
