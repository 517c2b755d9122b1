import { TableHead } from '../../frame/TableHead'
import type { CheckShown, Entry } from '@paifang/emulator/control'
import { useEffect, useState } from 'preact/hooks'
import type { JSX } from 'preact'
import { go } from '../../frame/route'
import type { Server } from '../../server/createServer'
import { words } from '../../words/language'
import { runsOf, type Run } from '../runsOf'
import { differencesOf, type Difference } from './differencesOf'

const Runs = ({ runs }: { runs: ReadonlyArray<Run> }): JSX.Element => (
  <code>{runs.map(({ text, differs }, at) => (differs ? <mark key={at}>{text}</mark> : text))}</code>
)

const Table = ({
  title,
  differences,
  seqs,
}: {
  title: string
  differences: ReadonlyArray<Difference>
  seqs: readonly [number, number]
}): JSX.Element | null => {
  const { name, nothing } = words.value
  if (differences.length === 0) return null
  return (
    <>
      <h3>{title}</h3>
      <table class="fields">
        <TableHead columns={[name, ...seqs]} />
        <tbody>
          {differences.map((difference) => {
            const [one, other] = runsOf(difference.one ?? '', difference.other ?? '')
            return (
              <tr key={difference.name}>
                <th scope="row">{difference.name}</th>
                <td>{difference.one === undefined ? nothing : <Runs runs={one} />}</td>
                <td>{difference.other === undefined ? nothing : <Runs runs={other} />}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </>
  )
}

const Head = ({ entry }: { entry: Entry }): JSX.Element => {
  const { endings, resentOf, retryOf } = words.value
  const { seq, outcome, refusal, answer, durationMs, again, retryOf: first } = entry
  return (
    <li>
      <button type="button" onClick={() => go({ seq })}>
        {seq}
      </button>{' '}
      <span class={`badge ${outcome}`}>{endings[outcome]}</span>{' '}
      {[refusal?.code ?? (answer.status === 200 ? '' : answer.status), refusal?.subCode ?? ''].join(' ')}
      {` · ${durationMs.toFixed(1)} ms`}
      {again === undefined ? '' : ` · ${resentOf(again)}`}
      {first === undefined ? '' : ` · ${retryOf(first)}`}
    </li>
  )
}

/** Two calls, and all that they do not have alike. */
export const Compare = ({
  seq,
  beside,
  server,
}: {
  seq: number
  beside: number
  server: Server
}): JSX.Element => {
  const [entries, setEntries] = useState<readonly [Entry, Entry] | undefined>(undefined)
  const [problem, setProblem] = useState('')
  useEffect(() => {
    let isWanted = true
    const asked = [beside, seq].map((each) => server.get<Entry>(`/api/emulator/journal/${each}`))
    void Promise.all(asked).then(([one, other]) => {
      if (!isWanted || one === undefined || other === undefined) return
      const failed = [one, other].flatMap((answer) => ('failed' in answer ? [answer.failed.text] : []))
      setProblem(failed.join(' '))
      if ('ok' in one && 'ok' in other) setEntries([one.ok, other.ok])
    })
    return () => {
      isWanted = false
    }
  }, [seq, beside])
  const { compare, states, request, answered, tabs, close } = words.value
  if (problem !== '') return <p class="problem">{problem}</p>
  if (entries === undefined) return <p aria-busy="true" />
  const { checks, params, headers, signed, answer } = differencesOf(...entries)
  const seqs = [entries[0].seq, entries[1].seq] as const
  const said = (state: string | undefined): string | undefined =>
    state === undefined ? undefined : states[state as CheckShown['state']]
  // Behind a refusal nothing is reached: that says no more than the refusal does.
  const looked = checks.filter(({ one, other }) => one !== 'not-reached' && other !== 'not-reached')
  const isSame = [checks, params, headers].every((all) => all.length === 0)
  return (
    <article class="compare">
      <h2>
        {compare.title}{' '}
        <button type="button" onClick={() => go({ seq })}>
          {close}
        </button>
      </h2>
      <ul class="heads">
        {entries.map((entry) => (
          <Head key={entry.seq} entry={entry} />
        ))}
      </ul>
      {isSame && <p>{compare.same}</p>}
      <Table
        title={tabs.verdict}
        seqs={seqs}
        differences={looked.map(({ name, one, other }) => ({ name, one: said(one), other: said(other) }))}
      />
      {looked.length < checks.length && <p>{compare.reachedByOne(checks.length - looked.length)}</p>}
      <Table title={request} differences={params} seqs={seqs} />
      {signed !== undefined && signed[0].some(({ differs }) => differs) && (
        <>
          <h3>{compare.signed}</h3>
          {signed.map((runs, at) => (
            <p key={seqs[at]} class="segments">
              {seqs[at]} <Runs runs={runs} />
            </p>
          ))}
        </>
      )}
      <Table title={answered} differences={answer} seqs={seqs} />
      <Table title={compare.headers} differences={headers} seqs={seqs} />
    </article>
  )
}
