import { TableHead } from '../frame/TableHead'
import { formatDateTime } from '@paifang/wire'
import { useState } from 'preact/hooks'
import type { JSX } from 'preact'
import { go } from '../frame/route'
import { visible } from '../rows/shown'
import type { Server } from '../server/createServer'
import type { JobLine, JobPage, Reason } from '../contract'
import { language } from '../words/language'
import { CopyLine } from './CopyLine'
import { lifeOf, State } from './JobTable'
import { Meter, settledOf } from './Meter'
import { NotDone } from './NotDone'
import { usePolled } from './usePolled'
import { jobWords } from './words/words'

const Figures = ({ line, isLinked }: { line: JobLine; isLinked: boolean }): JSX.Element => {
  const say = jobWords.value
  const { rows, total, calls, rowsPerSecond, etaMs, untilMs, method, folder, state } = line
  const rest = Math.max(0, (total ?? rows.read) - settledOf(line))
  return (
    <>
      <p>
        <State state={state} /> <Meter line={line} />
        {etaMs !== null && state === 'running' ? ` ${say.left(etaMs)}` : ''}
      </p>
      <p class="facts">{state === 'ended' && rows.unknown > 0 ? say.endedUnknown : say.means[state]}</p>
      {line.stop !== null && state === 'stopped' && (
        <div class="refusal">
          <strong>{say.stopped}</strong> {line.stop[language.value]}
        </div>
      )}
      <dl>
        <div>
          <dt>{say.rows}</dt>
          <dd>
            {rows.done} {say.done} · {rows.refused} {say.refused} · {rows.unknown} {say.unknown} · {rest}{' '}
            {say.waiting}
          </dd>
        </div>
        <div>
          <dt>{say.operation}</dt>
          <dd>
            <code>{method}</code> · {calls} {say.calls}
            {isLinked && method !== '' && (
              <>
                {' '}
                ·{' '}
                <a
                  href={`#/calls?q=op:${method}`}
                  onClick={(event) => {
                    event.preventDefault()
                    go({ pane: 'calls', q: `op:${method}` })
                  }}
                >
                  {say.callsOf}
                </a>
              </>
            )}
          </dd>
        </div>
        <div>
          <dt>{say.life}</dt>
          <dd class="life">
            {lifeOf(line)} · {formatDateTime(line.toldMs)} GMT+8
            {state === 'running' ? ` · ${say.perSecond(rowsPerSecond)}` : ''}
          </dd>
        </div>
        {untilMs !== null && state !== 'ended' && (
          <div>
            <dt>{say.next}</dt>
            <dd>{formatDateTime(untilMs)} GMT+8</dd>
          </div>
        )}
        <div>
          <dt>--folder</dt>
          <dd>
            <code>{folder}</code>
          </dd>
        </div>
      </dl>
    </>
  )
}

const reasonText = ({ state, where, code }: Reason): JSX.Element | string => {
  const say = jobWords.value
  if (state === 'unknown') return say.whys[code] ?? code
  if (where === 'person') return say.where.person
  return (
    <>
      {where === 'here' ? `${say.where.here} ` : ''}
      <code>{code}</code>
    </>
  )
}

const Reasons = ({ reasons: { reasons, isWhole } }: Pick<JobPage, 'reasons'>): JSX.Element | null => {
  const say = jobWords.value
  if (reasons.length === 0) return null
  return (
    <section aria-labelledby="reasons">
      <h3 id="reasons">{say.why}</h3>
      <table class="fields reasons">
        <TableHead columns={[say.rows, say.state, say.reason, say.advice]} />
        <tbody>
          {reasons.map((reason) => (
            <tr key={`${reason.state} ${reason.where} ${reason.code}`}>
              <th scope="row">{reason.rows}</th>
              <td class={`row-${reason.state}`}>{say[reason.state]}</td>
              <td>{reasonText(reason)}</td>
              <td>{reason.advice?.[language.value] ?? ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {!isWhole && <p class="facts">{say.notAll}</p>}
    </section>
  )
}

const Requests = ({ page: { requests, requestCount } }: { page: JobPage }): JSX.Element | null => {
  const say = jobWords.value
  if (requests.length === 0) return null
  return (
    <details>
      <summary>
        <h3>
          {say.requests} ({requestCount})
        </h3>
      </summary>
      <ul>
        {requests.map(({ from, to, state, timeMs, again }) => (
          <li key={`${from} ${again === true ? 1 : 0}`}>
            {from === to ? from : `${from}–${to}`} · {say.requestStates[state]}
            {timeMs === undefined ? '' : ` · ${formatDateTime(timeMs)}`}
            {again === true ? ` · ${say.again}` : ''}
          </li>
        ))}
      </ul>
      {requestCount > requests.length && <p class="facts">{say.more(requestCount - requests.length)}</p>}
    </details>
  )
}

/** More rows are written by the command line. */
const mostSaved = 200_000

const Files = ({
  line: { id, job, rows },
  server,
}: {
  line: JobLine
  server: Server
}): JSX.Element | null => {
  const [problem, setProblem] = useState('')
  const say = jobWords.value
  if (rows.refused + rows.unknown === 0) return null
  if (rows.refused + rows.unknown > mostSaved) return <p class="facts">{say.tooLong}</p>
  const save = async (name: string): Promise<void> => {
    const answer = await server.bytes(`/api/jobs/${id}/${name}`)
    setProblem('failed' in answer ? answer.failed.text : '')
    if ('failed' in answer) return
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob([answer.ok]))
    link.download = `${job}-${name}`
    link.click()
    URL.revokeObjectURL(link.href)
  }
  return (
    <>
      <p class="choices" role="group" aria-label={say.files}>
        {say.files}:{' '}
        <button type="button" onClick={() => void save('report.csv')}>
          {say.report} .csv
        </button>
        <button type="button" onClick={() => void save('report.ndjson')}>
          {say.report} .ndjson
        </button>
        {rows.unknown > 0 && (
          <button type="button" onClick={() => void save('unknown.csv')}>
            {say.unknownFile} .csv
          </button>
        )}
      </p>
      {problem !== '' && <p class="problem">{problem}</p>}
    </>
  )
}

const Commands = ({ page: { commands, line } }: { page: JobPage }): JSX.Element => {
  const say = jobWords.value
  const { refused, unknown } = line.rows
  return (
    <section aria-labelledby="commands">
      <h3 id="commands">{say.commands}</h3>
      {commands.resume === null ? (
        <p class="facts">{say.resumeProgram}</p>
      ) : (
        <CopyLine label={say.resume} line={commands.resume} />
      )}
      {refused > 0 && commands.refusedRows !== null && (
        <CopyLine label={say.refusedRows} line={commands.refusedRows} />
      )}
      {unknown > 0 && (
        <>
          <CopyLine label={say.commandOf.unknown} line={commands.unknown} />
          <CopyLine label={say.commandOf.settle} line={commands.settle} />
        </>
      )}
      {refused + unknown > 0 && <CopyLine label={say.commandOf.report} line={commands.report} />}
      {commands.restart !== null && (
        <CopyLine label={say.restart} hint={say.restartHint} line={commands.restart} />
      )}
    </section>
  )
}

/** One job, as it stands while one looks. */
export const JobDetail = ({
  id,
  server,
  isLinked,
}: {
  id: string
  server: Server
  /** Whether an emulator is there whose calls can be gone to. */
  isLinked: boolean
}): JSX.Element => {
  const [settled, setSettled] = useState(0)
  const { value: page, problem } = usePolled<JobPage>(server, `/api/jobs/${id}`, settled)
  if (page === undefined) return problem === '' ? <p aria-busy="true" /> : <p class="problem">{problem}</p>
  const { line } = page
  return (
    <article class="job" aria-labelledby="job">
      <h2 id="job">{visible(line.job)}</h2>
      {problem !== '' && <p class="problem">{problem}</p>}
      <Figures line={line} isLinked={isLinked} />
      {page.problem !== null && <p class="problem">{page.problem[language.value]}</p>}
      <Reasons reasons={page.reasons} />
      <Requests page={page} />
      {page.problem === null && line.rows.refused + line.rows.unknown > 0 && (
        <NotDone
          key={id}
          line={line}
          asOf={page.asOf}
          server={server}
          isLinked={isLinked}
          onSettled={() => setSettled(settled + 1)}
        />
      )}
      <Files line={line} server={server} />
      <Commands page={page} />
    </article>
  )
}
