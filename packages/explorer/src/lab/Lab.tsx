import { useState } from 'preact/hooks'
import type { JSX } from 'preact'
import type { Following } from '../rows/follow'
import type { Server } from '../server/createServer'
import { words } from '../words/language'
import { ClockPanel } from './ClockPanel'
import { Faults } from './Faults'

/** Makes a change through the control API; how, stands on the page. */
export type Change = (verb: 'POST' | 'DELETE', path: string, body?: unknown) => Promise<void>

const curlOf = (origin: string, verb: string, path: string, body: unknown): string =>
  [
    'curl',
    ...(body === undefined ? ['-X', verb] : []),
    `${origin}/_paifang${path}`,
    ...(body === undefined ? [] : ['-d', `'${JSON.stringify(body).replaceAll("'", `'\\''`)}'`]),
  ].join(' ')

/** Faults and clock by hand, and the same as a line for a test. */
export const Lab = ({
  server,
  following,
  origin,
}: {
  server: Server
  following: Following
  origin: string
}): JSX.Element => {
  const [last, setLast] = useState('')
  const [problem, setProblem] = useState('')
  const { lab } = words.value
  const change: Change = async (verb, path, body) => {
    const answer = await server.send(verb, `/api/emulator${path}`, body)
    setProblem('failed' in answer ? answer.failed.text : '')
    if ('ok' in answer) setLast(curlOf(origin, verb, path, body))
  }
  return (
    <div class="lab">
      <Faults server={server} change={change} version={following.faults.value} />
      <div>
        <ClockPanel clock={following.clock.value} change={change} />
        <section aria-labelledby="last" aria-live="polite">
          <h2 id="last">{lab.lastCall}</h2>
          {problem !== '' && <p class="problem">{problem}</p>}
          {last === '' ? <p class="empty">{lab.lastCallHint}</p> : <code class="segments">{last}</code>}
        </section>
      </div>
    </div>
  )
}
