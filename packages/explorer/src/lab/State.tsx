import type { SnapshotShown, TablePage, TableShown } from '@paifang/emulator/control'
import { useState } from 'preact/hooks'
import type { JSX } from 'preact'
import { Json } from '../calls/Json'
import type { Server } from '../server/createServer'
import { words } from '../words/language'
import type { Change } from './Change'
import { useFetched } from './useFetched'

const Rows = ({
  table,
  server,
  version,
}: {
  table: string
  server: Server
  version: unknown
}): JSX.Element => {
  const [text, setText] = useState('')
  const [after, setAfter] = useState(0)
  const query = new URLSearchParams({ after: String(after), limit: '20', text }).toString()
  const page = useFetched<TablePage>(server, `/state/${table}?${query}`, version)
  const { lab, count } = words.value
  return (
    <>
      <p class="choices">
        <input
          type="search"
          aria-label={`${lab.find} ${table}`}
          placeholder={lab.find}
          value={text}
          onInput={({ currentTarget }) => {
            setText(currentTarget.value)
            setAfter(0)
          }}
        />
        {page !== undefined && <span role="status">{count(page.rows.length, page.total)}</span>}
        {after > 0 && (
          <button type="button" onClick={() => setAfter(0)}>
            {lab.first}
          </button>
        )}
        {page !== undefined && page.next !== null && (
          <button type="button" onClick={() => setAfter(page.next ?? 0)}>
            {lab.more}
          </button>
        )}
      </p>
      {page !== undefined && page.rows.length > 0 && (
        <Json
          value={page.rows.map(([key, row]) => (typeof row === 'object' ? { [key]: row } : [key, row]))}
        />
      )}
    </>
  )
}

/** What the servers remember: looked at, remembered, put back, begun anew. */
export const State = ({
  server,
  change,
  version,
}: {
  server: Server
  change: Change
  version: unknown
}): JSX.Element => {
  const [table, setTable] = useState('')
  const tables = useFetched<ReadonlyArray<TableShown>>(server, '/tables', version) ?? []
  const snapshots = useFetched<ReadonlyArray<SnapshotShown>>(server, '/snapshots', version) ?? []
  const { lab } = words.value
  /** What was there before is remembered first, so that it can be put back. */
  const restore = async (id: string): Promise<void> => {
    const before = await server.send<{ readonly id: string }>('POST', '/api/emulator/snapshots', { keep: id })
    await change({ verb: 'POST', path: `/snapshots/${id}` }, () =>
      'ok' in before ? [{ verb: 'POST', path: `/snapshots/${before.ok.id}` }] : [],
    )
  }
  return (
    <section aria-labelledby="state">
      <h2 id="state">{lab.tables}</h2>
      <p class="choices">
        <button type="button" onClick={() => void change({ verb: 'POST', path: '/snapshots' })}>
          {lab.take}
        </button>
        {snapshots.map(({ id, at }) => (
          <button key={id} type="button" title={at} onClick={() => void restore(id)}>
            {lab.restore} {id}
          </button>
        ))}
        <button
          type="button"
          title={lab.resetHint}
          onClick={() => void change({ verb: 'POST', path: '/reset' })}
        >
          {lab.resetAll}
        </button>
      </p>
      <p class="choices" role="group" aria-label={lab.tables}>
        {tables
          .filter(({ rows }) => rows > 0)
          .map(({ table: name, rows }) => (
            <button
              key={name}
              type="button"
              aria-pressed={name === table}
              onClick={() => setTable(name === table ? '' : name)}
            >
              {name} {rows}
            </button>
          ))}
      </p>
      {table !== '' && <Rows key={table} table={table} server={server} version={version} />}
    </section>
  )
}
