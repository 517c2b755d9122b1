import type { Route } from './Route'
import { shownSave } from './shownState'

/** What operations kept. */
export const keptRoutes: ReadonlyArray<Route> = [
  {
    verb: 'GET',
    path: '/saves',
    does: 'inputs that operations kept, masked; ?method= chooses an operation',
    run: ({ context, query }) => {
      const saves = context.state.saves(query.get('method'))
      return { value: { count: saves.length, saves: saves.map((save) => shownSave(context, save)) } }
    },
  },
  {
    verb: 'GET',
    path: '/requests',
    does: 'requests that identified themselves: repeats and conflicts of each; ?key= chooses one',
    run: ({ context, query }) => ({
      value: context.state.requests
        .values()
        .filter(({ key }) => !query.has('key') || key === query.get('key'))
        .map(({ method, key, repeats, conflicts }) => ({ method, key, repeats, conflicts })),
    }),
  },
]
