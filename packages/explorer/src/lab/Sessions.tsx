import { TableHead } from '../frame/TableHead'
import type { GrantShown } from '@paifang/emulator/control'
import { formatDateTime } from '@paifang/wire'
import type { JSX } from 'preact'
import type { Server } from '../server/createServer'
import { words } from '../words/language'
import { curlOf, type Change } from './Change'
import { useFetched } from './useFetched'

/** What gives access, by gateway, as the paths of the control API call it. */
const names = ['sessions', 'tokens', 'qimen-sessions'] as const

const Line = ({
  name,
  grant: { id, app, user, expiresAt, state },
  change,
  now,
}: {
  name: string
  grant: GrantShown
  change: Change
  now: () => number
}): JSX.Element => {
  const { lab } = words.value
  const before = (): object =>
    expiresAt === null ? { never: true } : { expiresInMs: Math.round(expiresAt - now()) }
  return (
    <tr>
      <th scope="row">
        <code>{id}</code>
      </th>
      <td>{[app, user].filter((text) => text !== null).join(' · ')}</td>
      <td>
        {lab.grants[state]}
        {expiresAt === null ? '' : ` · ${formatDateTime(expiresAt)}`}
      </td>
      <td>
        <button
          type="button"
          aria-label={`${lab.expire} ${id}`}
          disabled={state !== 'valid'}
          onClick={() =>
            void change({ verb: 'POST', path: `/${name}/expire`, body: { id } }, () => [
              { verb: 'POST', path: `/${name}/expire`, body: { id, ...before() } },
            ])
          }
        >
          {lab.expire}
        </button>{' '}
        <button
          type="button"
          aria-label={`${state === 'revoked' ? lab.giveBack : lab.revoke} ${id}`}
          onClick={() => {
            const isRevoked = state !== 'revoked'
            void change({ verb: 'POST', path: `/${name}/revoke`, body: { id, isRevoked } }, () => [
              { verb: 'POST', path: `/${name}/revoke`, body: { id, isRevoked: !isRevoked } },
            ])
          }}
        >
          {state === 'revoked' ? lab.giveBack : lab.revoke}
        </button>
      </td>
    </tr>
  )
}

const mostLines = 20

const Grants = ({
  name,
  server,
  change,
  version,
  now,
}: {
  name: (typeof names)[number]
  server: Server
  change: Change
  version: unknown
  now: () => number
}): JSX.Element | null => {
  const grants = useFetched<ReadonlyArray<GrantShown>>(server, `/${name}`, version)
  const { lab, application } = words.value
  if (grants === undefined) return null
  return (
    <>
      <h3>{lab.grantsOf[name]}</h3>
      <table class="fields">
        <TableHead columns={[lab.id, application, lab.state, lab.change]} />
        <tbody>
          {grants.slice(-mostLines).map((grant) => (
            <Line key={grant.id} name={name} grant={grant} change={change} now={now} />
          ))}
        </tbody>
      </table>
    </>
  )
}

/** Sessions and tokens, by an id: what is sent stands nowhere on this page. */
export const Sessions = ({
  server,
  change,
  version,
  now,
  origin,
}: {
  server: Server
  change: Change
  version: unknown
  /** Epoch ms on the virtual clock, when it is asked. */
  now: () => number
  origin: string
}): JSX.Element => {
  const { lab } = words.value
  const issue = curlOf(origin, { verb: 'POST', path: '/sessions', body: { expiresInMs: 3_600_000 } })
  return (
    <section aria-labelledby="sessions">
      <h2 id="sessions">{lab.sessions}</h2>
      {names.map((name) => (
        <Grants key={name} name={name} server={server} change={change} version={version} now={now} />
      ))}
      <p class="facts">{lab.issueHint}</p>
      <code class="segments">{issue}</code>
    </section>
  )
}
