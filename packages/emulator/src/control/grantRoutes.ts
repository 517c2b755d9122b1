import { integer, struct, text } from '@paifang/contract'
import type { Grants } from '../state/createGrants'
import { done, withBody } from './body'
import type { Route } from './Route'

interface Issue {
  readonly app?: string
  readonly text?: string
  readonly expiresInMs?: number
  readonly user?: string
}

const IssueBody = struct<Issue>('issue', { optional: { app: text, text, expiresInMs: integer, user: text } })

const TextBody = struct<{ readonly text: string }>('session or token', { required: { text } })

/** The control API of a gateway's sessions or tokens: `name` is what they are called in its paths. */
export const grantRoutes = (name: string, grants: Grants): ReadonlyArray<Route> => [
  {
    verb: 'POST',
    path: `/${name}`,
    does: 'issues one: {"app"?,"text"?,"expiresInMs"?,"user"?: nick}; answers {"text"}',
    run: ({ body }) => withBody(IssueBody, body, (wanted) => ({ value: { text: grants.issue(wanted) } })),
  },
  {
    verb: 'POST',
    path: `/${name}/expire`,
    does: 'ends its time: {"text"}',
    run: ({ body }) =>
      withBody(TextBody, body, ({ text: grant }) => {
        grants.expire(grant)
        return done
      }),
  },
  {
    verb: 'POST',
    path: `/${name}/revoke`,
    does: 'takes it back: {"text"}',
    run: ({ body }) =>
      withBody(TextBody, body, ({ text: grant }) => {
        grants.revoke(grant)
        return done
      }),
  },
]
