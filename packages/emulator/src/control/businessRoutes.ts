import type { Route } from './Route'
import { shownRows, shownSave } from './shownState'

/** What operations kept. */
export const businessRoutes: ReadonlyArray<Route> = [
  {
    verb: 'GET',
    path: '/blacklist',
    does: 'the blacklist, mobiles masked; ?mobile= and ?supplierId= choose entries',
    run: ({ world, query }) => {
      const chosen = world.state
        .blacklist()
        .filter(({ mobile }) => !query.has('mobile') || mobile === query.get('mobile'))
        .filter(({ supplierId }) => !query.has('supplierId') || supplierId === query.get('supplierId'))
      return { value: { count: chosen.length, entries: shownRows(world, chosen) } }
    },
  },
  {
    verb: 'GET',
    path: '/saves',
    does: 'inputs that operations kept, masked; ?method= chooses an operation',
    run: ({ world, query }) => {
      const saves = world.state.saves(query.get('method'))
      return { value: { count: saves.length, saves: saves.map((save) => shownSave(world, save)) } }
    },
  },
  {
    verb: 'GET',
    path: '/requests',
    does: 'requests that identified themselves: repeats and conflicts of each; ?key= chooses one',
    run: ({ world, query }) => ({
      value: world.state
        .requests()
        .filter(({ key }) => !query.has('key') || key === query.get('key'))
        .map(({ method, key, repeats, conflicts }) => ({ method, key, repeats, conflicts })),
    }),
  },
]
