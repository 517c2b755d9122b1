import { integer, struct, text } from '@paifang/contract'
import type { Grants } from '../state/State'
import type { World } from '../world/World'
import { done, withBody } from './body'
import type { Route } from './Route'

interface Issue {
  readonly app?: string
  readonly text?: string
  readonly expiresInMs?: number
}

const IssueBody = struct<Issue>('issue', { optional: { app: text, text, expiresInMs: integer } })

const TextBody = struct<{ readonly text: string }>('session or token', { required: { text } })

const routesOf = (name: 'sessions' | 'tokens', grants: (world: World) => Grants): ReadonlyArray<Route> => [
  {
    verb: 'POST',
    path: `/${name}`,
    does: 'issues one: {"app"?,"text"?,"expiresInMs"?}; answers {"text"}',
    run: ({ world, body }) =>
      withBody(IssueBody, body, (wanted) => ({ value: { text: grants(world).issue(wanted) } })),
  },
  {
    verb: 'POST',
    path: `/${name}/expire`,
    does: 'ends its time: {"text"}',
    run: ({ world, body }) =>
      withBody(TextBody, body, ({ text: grant }) => {
        grants(world).expire(grant)
        return done
      }),
  },
  {
    verb: 'POST',
    path: `/${name}/revoke`,
    does: 'takes it back: {"text"}',
    run: ({ world, body }) =>
      withBody(TextBody, body, ({ text: grant }) => {
        grants(world).revoke(grant)
        return done
      }),
  },
]

/** TOP sessions and opretail tokens. */
export const grantRoutes: ReadonlyArray<Route> = [
  ...routesOf('sessions', ({ state }) => state.sessions),
  ...routesOf('tokens', ({ state }) => state.tokens),
]
