import { deserialize, serialize } from 'node:v8'
import { struct, text, unknownStruct } from '@paifang/contract'
import type { SnapshotShown, TablePage } from '../contract/ControlApi'
import type { Snapshot } from '../state/Tables'
import { done, withBody } from './body'
import type { Controls } from './Controls'
import { numberOf } from './ofExchange'
import type { ControlReply, ControlRequest, Route } from './Route'
import { shownRow, shownState } from './shownState'

const mostSnapshots = 20
const mostSnapshotBytes = 64 * 1024 * 1024

const TakeBody = struct<{ readonly keep?: string }>('snapshot', { optional: { keep: text } })

/** Keeps the last snapshots, at most 20 and 64 MiB of them; the last one always, and the one that somebody is about to put back. */
const forgetOldest = (snapshots: Controls['snapshots'], keep?: string): void => {
  let bytes = [...snapshots.values()].reduce((sum, { data }) => sum + data.length, 0)
  for (const [id, { data }] of snapshots) {
    if (snapshots.size === 1 || (snapshots.size <= mostSnapshots && bytes <= mostSnapshotBytes)) return
    if (id === keep) continue
    snapshots.delete(id)
    bytes -= data.length
  }
}

const mostRows = 500

/** Rows that a page looks at for a text: so many are read in a few milliseconds. */
const mostSearched = 5000

const pageOf = ({ context, rest, query }: ControlRequest): ControlReply => {
  const table = context.state.table(rest)
  if (table === undefined) return { status: 404, problem: 'no such table' }
  const [after = 0, limit = 100] = ['after', 'limit'].map((name) =>
    query.has(name) ? (numberOf(query.get(name)) ?? -1) : undefined,
  )
  if (after < 0) return { status: 400, problem: 'after: expected a whole number' }
  if (limit < 1 || limit > mostRows) return { status: 400, problem: `limit: expected 1 to ${mostRows}` }
  const text = (query.get('text') ?? '').toLowerCase()
  const all = table.rows()
  const rows: Array<readonly [string, unknown]> = []
  let at = after
  for (; at < all.length && rows.length < limit && at - after < mostSearched; at += 1) {
    const row = all[at]
    if (row === undefined) break
    const shown = shownRow(context, rest, row)
    if (text === '' || JSON.stringify(shown, written).toLowerCase().includes(text)) rows.push(shown)
  }
  const value: TablePage = { total: all.length, next: at < all.length ? at : null, rows }
  return { value }
}

const written = (_name: string, value: unknown): unknown =>
  typeof value === 'bigint' ? String(value) : value

/** Reset, state, snapshots. */
export const stateRoutes: ReadonlyArray<Route> = [
  {
    verb: 'POST',
    path: '/reset',
    does: 'state, clock, faults, journal and expectations as at the start',
    run: ({ controls }) => {
      controls.reset()
      return done
    },
  },
  {
    verb: 'GET',
    path: '/state',
    does: 'every table, masked',
    run: ({ context }) => ({ value: shownState(context) }),
  },
  {
    verb: 'GET',
    path: '/state/{table}',
    does: 'rows of one table, masked, oldest first: ?after=place, ?limit= to 500, ?text= in what is shown of them; "next" goes on',
    run: pageOf,
  },
  {
    verb: 'GET',
    path: '/tables',
    does: 'the tables, and how many rows each has',
    run: ({ context }) => ({ value: context.state.sizes() }),
  },
  {
    verb: 'PUT',
    path: '/state',
    does: 'replaces the tables that the body names: {"blacklist": [["key", {…}]]}',
    run: ({ context, body }) =>
      withBody(unknownStruct, body, (tables) => {
        const rows = Object.entries(tables)
        const pairs = rows.every(
          ([, table]) =>
            Array.isArray(table) &&
            table.every((row) => Array.isArray(row) && row.length === 2 && typeof row[0] === 'string'),
        )
        if (!pairs) return { status: 400, problem: 'each table: expected a list of [key, row]' }
        context.state.restore({ ...context.state.snapshot(), ...(tables as Snapshot) })
        return done
      }),
  },
  {
    verb: 'GET',
    path: '/snapshots',
    does: 'what is remembered of the state: {"id","at","bytes"}, oldest first',
    run: ({ controls: { snapshots } }) => ({
      value: [...snapshots].map(([id, { at, data }]): SnapshotShown => ({ id, at, bytes: data.length })),
    }),
  },
  {
    verb: 'POST',
    path: '/snapshots',
    does: 'remembers the state, the last 20 times and 64 MiB; answers {"id"}. {"keep":id}: that one is not forgotten for it',
    run: ({ context, controls: { snapshots }, body }) =>
      withBody(TakeBody, body, ({ keep }) => {
        const id = context.random.letters(8)
        snapshots.set(id, { at: context.clock.text(), data: serialize(context.state.snapshot()) })
        forgetOldest(snapshots, keep)
        context.events.changed('snapshots')
        return { value: { id } }
      }),
  },
  {
    verb: 'POST',
    path: '/snapshots/{id}',
    does: 'puts the state back as the snapshot of that id has it',
    run: ({ context, controls: { snapshots }, rest }) => {
      const snapshot = snapshots.get(rest)
      if (snapshot === undefined) return { status: 404, problem: 'no such snapshot' }
      context.state.restore(deserialize(snapshot.data) as Snapshot)
      return done
    },
  },
]
