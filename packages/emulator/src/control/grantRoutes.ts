import { boolean, integer, struct, text } from '@paifang/contract'
import type { GrantShown } from '../contract/ControlApi'
import type { Grant, Grants } from '../state/createGrants'
import { rowId } from '../state/rowId'
import { done, withBody } from './body'
import type { ControlReply, Route } from './Route'

interface Issue {
  readonly app?: string
  readonly text?: string
  readonly expiresInMs?: number
  readonly user?: string
}

const IssueBody = struct<Issue>('issue', { optional: { app: text, text, expiresInMs: integer, user: text } })

/** One that is there, by its text or by the id that the list gives it. */
interface Named {
  readonly text?: string
  readonly id?: string
}

const ExpireBody = struct<Named & { readonly expiresInMs?: number; readonly never?: boolean }>(
  'session or token',
  { optional: { text, id: text, expiresInMs: integer, never: boolean } },
)

const RevokeBody = struct<Named & { readonly isRevoked?: boolean }>('session or token', {
  optional: { text, id: text, isRevoked: boolean },
})

const textOf = (grants: Grants, named: Named): string | undefined =>
  named.text ?? grants.list().find(({ text: one }) => rowId(one) === named.id)?.text

const withGrant = (grants: Grants, named: Named, change: (text: string) => void): ControlReply => {
  if (named.text === undefined && named.id === undefined)
    return { status: 400, problem: 'text, id: expected one of them' }
  const found = textOf(grants, named)
  if (found === undefined) return { status: 404, problem: 'id: there is none of that id' }
  change(found)
  return done
}

const shown = ({ text: key, app, user, expiresAt, revoked }: Grant, now: number): GrantShown => ({
  id: rowId(key),
  app,
  user: user ?? null,
  expiresAt: expiresAt ?? null,
  state: revoked ? 'revoked' : expiresAt !== undefined && expiresAt <= now ? 'expired' : 'valid',
})

/** The control API of a gateway's sessions or tokens: `name` is what they are called in its paths. */
export const grantRoutes = (name: string, grants: Grants): ReadonlyArray<Route> => [
  {
    verb: 'GET',
    path: `/${name}`,
    does: 'those there are, by an id in place of their text, and whether they are valid',
    run: ({ context }) => ({ value: grants.list().map((grant) => shown(grant, context.clock.now())) }),
  },
  {
    verb: 'POST',
    path: `/${name}`,
    does: 'issues one: {"app"?,"text"?,"expiresInMs"?,"user"?: nick}; answers {"text"}',
    run: ({ body }) => withBody(IssueBody, body, (wanted) => ({ value: { text: grants.issue(wanted) } })),
  },
  {
    verb: 'POST',
    path: `/${name}/expire`,
    does: 'ends its time: {"text"|"id", "expiresInMs"?: 0, "never"?}',
    run: ({ body }) =>
      withBody(ExpireBody, body, ({ expiresInMs, never, ...named }) =>
        withGrant(grants, named, (grant) => grants.expire(grant, never === true ? 'never' : expiresInMs)),
      ),
  },
  {
    verb: 'POST',
    path: `/${name}/revoke`,
    does: 'takes it back, or, with "isRevoked": false, gives it again: {"text"|"id", "isRevoked"?}',
    run: ({ body }) =>
      withBody(RevokeBody, body, ({ isRevoked, ...named }) =>
        withGrant(grants, named, (grant) => grants.revoke(grant, isRevoked)),
      ),
  },
]
