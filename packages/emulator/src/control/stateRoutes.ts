import { boolean, integer, list, struct, text, unknownStruct } from '@paifang/contract'
import type { OpretailApp, TopApp } from '../state/Rows'
import type { Snapshot } from '../state/Tables'
import { done, withBody } from './body'
import type { Route } from './Route'
import { shownState } from './shownState'

const TopAppBody = struct<TopApp>('TOP application', {
  required: { appKey: text, appSecret: text },
  optional: { permissions: list(text), partners: list(text), dailyQuota: integer },
})

const OpretailAppBody = struct<OpretailApp>('opretail application', {
  required: { accessKey: text, accessSecret: text, applicationId: text },
  optional: { permissions: list(text), expired: boolean, publicKey: text },
})

const mostSnapshots = 20

/** Reset, state, snapshots, applications. */
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
    run: ({ world }) => ({ value: shownState(world) }),
  },
  {
    verb: 'PUT',
    path: '/state',
    does: 'replaces the tables that the body names: {"blacklist": [["key", {…}]]}',
    run: ({ world, body }) =>
      withBody(unknownStruct, body, (tables) => {
        const rows = Object.entries(tables)
        const pairs = rows.every(
          ([, table]) =>
            Array.isArray(table) &&
            table.every((row) => Array.isArray(row) && row.length === 2 && typeof row[0] === 'string'),
        )
        if (!pairs) return { status: 400, problem: 'each table: expected a list of [key, row]' }
        world.state.restore({ ...world.state.snapshot(), ...(tables as Partial<Snapshot>) })
        return done
      }),
  },
  {
    verb: 'POST',
    path: '/snapshots',
    does: 'remembers the state; answers {"id"}',
    run: ({ world, controls: { snapshots } }) => {
      const id = world.random.letters(8)
      snapshots.set(id, world.state.snapshot())
      for (const oldest of snapshots.keys()) if (snapshots.size > mostSnapshots) snapshots.delete(oldest)
      return { value: { id } }
    },
  },
  {
    verb: 'POST',
    path: '/snapshots/',
    does: 'puts the state back as the snapshot of that id has it',
    run: ({ world, controls: { snapshots }, rest }) => {
      const snapshot = snapshots.get(rest)
      if (snapshot === undefined) return { status: 404, problem: 'no such snapshot' }
      world.state.restore(snapshot)
      return done
    },
  },
  {
    verb: 'POST',
    path: '/apps/top',
    does: 'adds or replaces a TOP application: {"appKey","appSecret","permissions"?,"partners"?,"dailyQuota"?}',
    run: ({ world, body }) =>
      withBody(TopAppBody, body, (app) => {
        world.state.addTopApp(app)
        return done
      }),
  },
  {
    verb: 'POST',
    path: '/apps/opretail',
    does: 'adds or replaces an opretail application: {"accessKey","accessSecret","applicationId","permissions"?,"expired"?,"publicKey"?}',
    run: ({ world, body }) =>
      withBody(OpretailAppBody, body, (app) => {
        world.state.addOpretailApp(app)
        return done
      }),
  },
]
