import { TableHead } from '../frame/TableHead'
import type { QueuedMessage, QueuesShown } from '@paifang/emulator/control'
import { formatDateTime } from '@paifang/wire'
import { useState } from 'preact/hooks'
import type { JSX } from 'preact'
import { second } from '../frame/second'
import type { Change } from '../lab/Change'
import { useChanges } from '../lab/useChanges'
import { useFetched, useSlowly } from '../lab/useFetched'
import type { Following } from '../rows/follow'
import type { Server } from '../server/createServer'
import { words } from '../words/language'
import { Publish } from './Publish'

/** Queues with something in them, and those that somebody listens to. */
const linesOf = ({ queues, connections }: QueuesShown): QueuesShown['queues'] => [
  ...queues,
  ...connections
    .filter(({ app, group }) => !queues.some((one) => one.app === app && one.group === group))
    .filter(
      ({ app, group }, at, all) => all.findIndex((one) => one.app === app && one.group === group) === at,
    )
    .map((one) => ({ ...one, waiting: 0, out: 0 })),
]

const Queues = ({
  shown,
  group,
  choose,
  change,
}: {
  shown: QueuesShown
  group: string
  choose: (group: string) => void
  change: Change
}): JSX.Element => {
  const { messages: say, application } = words.value
  return (
    <table class="fields">
      <TableHead columns={[say.group, application, say.waiting, say.out, say.connections]} />
      <tbody>
        {linesOf(shown).map(({ app, group: name, waiting, out }) => {
          const here = shown.connections.filter((one) => one.app === app && one.group === name).length
          return (
            <tr key={`${app} ${name}`}>
              <th scope="row">
                <button
                  type="button"
                  aria-pressed={name === group}
                  onClick={() => choose(name === group ? '' : name)}
                >
                  {name}
                </button>
              </th>
              <td>{app}</td>
              <td>{waiting}</td>
              <td>{out}</td>
              <td>
                {here}{' '}
                {here > 0 && (
                  <button
                    type="button"
                    aria-label={`${say.disconnect} ${name}`}
                    onClick={() =>
                      void change({ verb: 'POST', path: '/tmc/disconnect', body: { group: name, cut: true } })
                    }
                  >
                    {say.disconnect}
                  </button>
                )}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

const mostLines = 100

const Waiting = ({
  count,
  messages,
}: {
  count: number
  messages: ReadonlyArray<QueuedMessage>
}): JSX.Element => {
  const { messages: say, count: counted } = words.value
  return (
    <>
      <p role="status">{counted(Math.min(messages.length, mostLines), count)}</p>
      <table class="fields">
        <TableHead columns={[say.id, say.topic, say.group, say.delivered, say.published]} />
        <tbody>
          {messages.slice(0, mostLines).map(({ id, topic, group, deliveries, at, dueAt, failure }) => (
            <tr key={`${group} ${id}`}>
              <th scope="row">
                <code>{id}</code>
              </th>
              <td>{topic}</td>
              <td>{group}</td>
              <td>
                {deliveries}
                {dueAt === undefined ? '' : ` · ${say.again} ${formatDateTime(dueAt)}`}
                {failure === undefined ? '' : ` · ${failure}`}
              </td>
              <td>{formatDateTime(at)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

/** The queues of TOP's message channel: what waits, what is out, who listens; and messages put into them by hand. */
export const Messages = ({
  server,
  following,
  origin,
}: {
  server: Server
  following: Following
  origin: string
}): JSX.Element => {
  const [group, setGroup] = useState('')
  const { change, changes, panel } = useChanges(server, origin)
  const tables = useSlowly(following.tables.value, 150)
  // What is out, and who is connected, is told by no event.
  const version = `${tables} ${changes} ${second.value}`
  const queues = useFetched<QueuesShown>(server, '/tmc', version)
  const query = group === '' ? '' : `?${new URLSearchParams({ group }).toString()}`
  const waiting = useFetched<{ readonly count: number; readonly messages: ReadonlyArray<QueuedMessage> }>(
    server,
    `/tmc/messages${query}`,
    version,
  )
  const { messages: say } = words.value
  if (queues === undefined) return <p aria-busy="true" />
  return (
    <div class="lab">
      <div>
        <section aria-labelledby="queues">
          <h2 id="queues">{say.queues}</h2>
          <Queues shown={queues} group={group} choose={setGroup} change={change} />
        </section>
        <section aria-labelledby="unconfirmed">
          <h2 id="unconfirmed">{say.unconfirmed}</h2>
          <p class="choices">
            <button type="button" onClick={() => void change({ verb: 'POST', path: '/tmc/redeliver' })}>
              {say.redeliver}
            </button>
            <button type="button" onClick={() => void change({ verb: 'DELETE', path: '/tmc/messages' })}>
              {say.empty}
            </button>
          </p>
          {waiting === undefined || waiting.count === 0 ? (
            <p class="empty">{say.none}</p>
          ) : (
            <Waiting count={waiting.count} messages={waiting.messages} />
          )}
        </section>
      </div>
      <div>
        {panel}
        <Publish change={change} />
      </div>
    </div>
  )
}
