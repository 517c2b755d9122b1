import { done } from './body'
import type { Route } from './Route'

const numberOf = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined

/** What was asked and answered. */
export const journalRoutes: ReadonlyArray<Route> = [
  {
    verb: 'GET',
    path: '/journal',
    does: 'exchanges, oldest first, masked; ?method=, ?since=seq, ?limit=',
    run: ({ context, query }) => {
      const method = query.get('method')
      const since = numberOf(query.get('since'))
      const limit = numberOf(query.get('limit'))
      return {
        value: {
          seen: context.journal.seen(),
          notes: context.journal.notes(),
          entries: context.journal.entries({
            ...(method === undefined ? {} : { method }),
            ...(since === undefined ? {} : { since }),
            ...(limit === undefined ? {} : { limit }),
          }),
        },
      }
    },
  },
  {
    verb: 'GET',
    path: '/journal.har',
    does: 'the same as an HTTP Archive',
    run: ({ context }) => ({ value: context.journal.har() }),
  },
  {
    verb: 'DELETE',
    path: '/journal',
    does: 'forgets every exchange',
    run: ({ context }) => {
      context.journal.clear()
      return done
    },
  },
]
