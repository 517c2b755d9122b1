import { deserialize, serialize } from 'node:v8'
import { unknownStruct } from '@paifang/contract'
import type { Snapshot } from '../state/Tables'
import { done, withBody } from './body'
import type { Route } from './Route'
import { shownState } from './shownState'

const mostSnapshots = 20
const mostSnapshotBytes = 64 * 1024 * 1024

/** Keeps the last snapshots, at most 20 and 64 MiB of them; the last one always. */
const forgetOldest = (snapshots: Map<string, Buffer>): void => {
  let bytes = [...snapshots.values()].reduce((sum, { length }) => sum + length, 0)
  for (const [id, { length }] of snapshots) {
    if (snapshots.size === 1 || (snapshots.size <= mostSnapshots && bytes <= mostSnapshotBytes)) return
    snapshots.delete(id)
    bytes -= length
  }
}

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
    verb: 'POST',
    path: '/snapshots',
    does: 'remembers the state, the last 20 times and 64 MiB; answers {"id"}',
    run: ({ context, controls: { snapshots } }) => {
      const id = context.random.letters(8)
      snapshots.set(id, serialize(context.state.snapshot()))
      forgetOldest(snapshots)
      return { value: { id } }
    },
  },
  {
    verb: 'POST',
    path: '/snapshots/{id}',
    does: 'puts the state back as the snapshot of that id has it',
    run: ({ context, controls: { snapshots }, rest }) => {
      const snapshot = snapshots.get(rest)
      if (snapshot === undefined) return { status: 404, problem: 'no such snapshot' }
      context.state.restore(deserialize(snapshot) as Snapshot)
      return done
    },
  },
]
