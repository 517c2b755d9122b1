import { Options } from '../frame/Options'
import { TableHead } from '../frame/TableHead'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { JSX } from 'preact'
import { useSlowly } from '../lab/useFetched'
import { go } from '../frame/route'
import type { Server } from '../server/createServer'
import type { Decision, JobLine, JobPage, JobRow, JobRows } from '../contract'
import { jobWords } from './words/words'

const decisions = ['done', 'refused', 'again'] as const

const rangeOf = ({ from, to }: JobRow): string => (from === to ? String(from) : `${from}–${to}`)

/** A request of a job, in the calls of the emulator where it served it. */
const RequestId = ({ id, isLinked }: { id: string; isLinked: boolean }): JSX.Element =>
  isLinked ? (
    <a
      href={`#/calls?q=rid:${id}`}
      onClick={(event) => {
        event.preventDefault()
        go({ pane: 'calls', q: `rid:${id}` })
      }}
    >
      <code>{id}</code>
    </a>
  ) : (
    <code>{id}</code>
  )

const Row = ({
  row,
  isLinked,
  decided,
  decide,
}: {
  row: JobRow
  isLinked: boolean
  decided: Decision | ''
  /** `undefined`: nothing is to be decided now. */
  decide: ((decision: Decision | '') => void) | undefined
}): JSX.Element => {
  const say = jobWords.value
  const { requestId = '' } = row
  return (
    <tr>
      <th scope="row">{rangeOf(row)}</th>
      <td class={`row-${row.state}`}>{say[row.state]}</td>
      <td>
        {row.state === 'unknown' ? (
          (say.whys[row.why] ?? row.why)
        ) : row.where === 'person' ? (
          say.where.person
        ) : (
          <>
            {row.where === 'here' ? `${say.where.here} ` : ''}
            <code>{row.code}</code>
            {row.path === undefined ? '' : ' · '}
            {row.path !== undefined && <code>{row.path}</code>}
            {row.mayBePartial === true ? ` · ${say.partial}` : ''}
          </>
        )}
      </td>
      <td>{requestId !== '' && <RequestId id={requestId} isLinked={isLinked} />}</td>
      <td>
        {row.state === 'unknown' && decide !== undefined && (
          <select
            aria-label={`${say.outcome} ${rangeOf(row)}`}
            value={decided}
            onChange={({ currentTarget: { value } }) => decide(decisions.find((one) => one === value) ?? '')}
          >
            <option value="">{say.undecided}</option>
            <Options values={decisions} shown={say.decisions} />
          </select>
        )}
      </td>
    </tr>
  )
}

/** Reads on where a piece of a long job held nothing that was sought. */
const useRows = (
  server: Server,
  id: string,
  query: Readonly<Record<string, string>>,
  version: unknown,
): { readonly found: JobRows | undefined; readonly looked: number; readonly problem: string } => {
  const [state, setState] = useState<{
    readonly found: JobRows | undefined
    readonly looked: number
    readonly problem: string
  }>({ found: undefined, looked: 0, problem: '' })
  const text = new URLSearchParams(query).toString()
  useEffect(() => {
    let isWanted = true
    const read = async (): Promise<void> => {
      let after = query['after'] ?? '0'
      for (;;) {
        const params = new URLSearchParams({ ...query, after }).toString()
        const answer = await server.get<JobRows>(`/api/jobs/${id}/rows?${params}`)
        if (!isWanted) return
        if ('failed' in answer) {
          setState({ found: undefined, looked: 0, problem: answer.failed.text })
          return
        }
        const { rows, next } = answer.ok
        if (rows.length > 0 || next === null) {
          setState({ found: answer.ok, looked: 0, problem: '' })
          return
        }
        setState({ found: undefined, looked: next, problem: '' })
        after = String(next)
      }
    }
    void read()
    return () => {
      isWanted = false
    }
  }, [id, text, version])
  return state
}

/** Rows that are refused or unknown, a page at a time, and what a person found out of those that nobody knows of. */
export const NotDone = ({
  line,
  asOf,
  server,
  isLinked,
  onSettled,
}: {
  line: JobLine
  /** What the rows are of that the server gives now: of a job that runs it may be older than the line. */
  asOf: JobPage['asOf']
  server: Server
  isLinked: boolean
  onSettled: () => void
}): JSX.Element => {
  const [state, setState] = useState('')
  const [text, setText] = useState('')
  const [after, setAfter] = useState(0)
  const [decided, setDecided] = useState<ReadonlyMap<number, Decision>>(new Map())
  const [told, setTold] = useState('')
  const [problem, setProblem] = useState('')
  const outcome = useRef<HTMLSpanElement>(null)
  const say = jobWords.value
  const { id, rows: counts } = line
  const version = useSlowly(`${asOf.refused} ${asOf.unknown} ${told}`, 2000)
  const seen = useRows(server, id, { state, text, after: String(after) }, version)
  const { found } = seen
  const mayDecide = line.state !== 'running' && line.state !== 'waiting'
  const begin = (): void => {
    setAfter(0)
    setDecided(new Map())
  }
  const ranges = (found?.rows ?? []).flatMap((row) => {
    const outcome = decided.get(row.from)
    return row.state === 'unknown' && outcome !== undefined ? [{ from: row.from, to: row.to, outcome }] : []
  })
  const settle = async (): Promise<void> => {
    const answer = await server.send<Readonly<Record<Decision, number>>>('POST', `/api/jobs/${id}/settle`, {
      rows: ranges,
    })
    setProblem('failed' in answer ? answer.failed.text : '')
    if ('failed' in answer) return
    const { done, refused, again } = answer.ok
    setTold(say.settled(done, refused, again))
    setDecided(new Map())
    // The button goes with the rows that it was for: what came of it is read next.
    outcome.current?.focus()
    onSettled()
  }
  const count = ranges.reduce((sum, { from, to }) => sum + to - from + 1, 0)
  return (
    <section aria-labelledby="not-done">
      <h3 id="not-done">{say.notDone}</h3>
      <p class="choices">
        <select
          aria-label={say.state}
          value={state}
          onChange={({ currentTarget }) => {
            setState(currentTarget.value)
            begin()
          }}
        >
          <option value="">{say.all}</option>
          <option value="refused">{say.refused}</option>
          <option value="unknown">{say.unknown}</option>
        </select>
        <input
          type="search"
          id="filter"
          class="find-row"
          aria-label={say.find}
          placeholder={say.find}
          value={text}
          spellcheck={false}
          autocomplete="off"
          onInput={({ currentTarget }) => {
            setText(currentTarget.value)
            begin()
          }}
        />
        {after > 0 && (
          <button type="button" onClick={begin}>
            {say.first}
          </button>
        )}
        {found !== undefined && found.next !== null && (
          <button
            type="button"
            onClick={() => {
              setAfter(found.next ?? 0)
              setDecided(new Map())
            }}
          >
            {say.following}
          </button>
        )}
        <span role="status">{seen.looked > 0 ? say.looked(seen.looked) : ''}</span>
      </p>
      {seen.problem !== '' && <p class="problem">{seen.problem}</p>}
      {found?.rows.length === 0 && (
        <p class="empty">{counts.refused + counts.unknown === 0 ? say.allDone : say.nothingFits}</p>
      )}
      {found !== undefined && found.rows.length > 0 && (
        <table class="fields not-done">
          <TableHead columns={[say.rows, say.state, say.reason, say.request, say.outcome]} />
          <tbody>
            {found.rows.map((row) => (
              <Row
                key={row.from}
                row={row}
                isLinked={isLinked}
                decided={decided.get(row.from) ?? ''}
                decide={
                  mayDecide
                    ? (decision) => {
                        const next = new Map(decided)
                        if (decision === '') next.delete(row.from)
                        else next.set(row.from, decision)
                        setDecided(next)
                      }
                    : undefined
                }
              />
            ))}
          </tbody>
        </table>
      )}
      {counts.unknown > 0 && !mayDecide && <p class="facts">{say.settleLater}</p>}
      {problem !== '' && <p class="problem">{problem}</p>}
      <p class="choices">
        {count > 0 && (
          <button type="button" class="main" onClick={() => void settle()}>
            {say.settle(count)}
          </button>
        )}
        <span role="status" ref={outcome} tabIndex={-1}>
          {told}
        </span>
      </p>
    </section>
  )
}
