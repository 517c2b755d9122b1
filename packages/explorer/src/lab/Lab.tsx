import { useState } from 'preact/hooks'
import type { JSX } from 'preact'
import type { Following } from '../rows/follow'
import type { Server } from '../server/createServer'
import { words } from '../words/language'
import { curlOf, type Change, type ControlCall } from './Change'
import { ClockPanel } from './ClockPanel'
import { Expectations } from './Expectations'
import { Faults } from './Faults'
import { Limits } from './Limits'
import { Sessions } from './Sessions'
import { State } from './State'
import { Stubs } from './Stubs'
import { useSlowly } from './useFetched'

/** The last change, as a line for a test, and what takes it back. */
interface Last {
  readonly line: string
  readonly undo: ReadonlyArray<ControlCall>
}

/** What goes wrong, what the time is, who may do how much: by hand, and the same as a line for a test. */
export const Lab = ({
  server,
  following,
  origin,
}: {
  server: Server
  following: Following
  origin: string
}): JSX.Element => {
  const [last, setLast] = useState<Last | undefined>(undefined)
  const [problem, setProblem] = useState('')
  const [changes, setChanges] = useState(0)
  const { lab } = words.value
  /** Gives the answer, or undefined where it was refused. */
  const make = async ({ verb, path, body }: ControlCall): Promise<unknown> => {
    const answer = await server.send(verb, `/api/emulator${path}`, body)
    setProblem('failed' in answer ? answer.failed.text : '')
    setChanges((before) => before + 1)
    return 'ok' in answer ? answer.ok : undefined
  }
  const change: Change = async (call, undo) => {
    const answer = await make(call)
    if (answer !== undefined) setLast({ line: curlOf(origin, call), undo: undo?.(answer) ?? [] })
  }
  const takeBack = async (): Promise<void> => {
    const lines: string[] = []
    for (const call of last?.undo ?? []) {
      if ((await make(call)) === undefined) return
      lines.push(curlOf(origin, call))
    }
    setLast({ line: lines.join('\n'), undo: [] })
  }
  // With every call some table changes, and whether an expectation is met: nobody reads faster.
  const version = useSlowly(`${following.tables.value} ${following.calls.value}`, 300)
  const tables = useSlowly(following.tables.value, 150)
  const clock = following.clock.value
  return (
    <div class="lab">
      <div>
        <Faults server={server} change={change} version={following.faults.value} />
        <Limits server={server} change={change} version={tables} />
        <Expectations server={server} change={change} version={`${version} ${changes}`} />
        <Stubs server={server} change={change} version={tables} />
      </div>
      <div>
        <section aria-labelledby="last" aria-live="polite">
          <h2 id="last">{lab.lastCall}</h2>
          {problem !== '' && <p class="problem">{problem}</p>}
          {last === undefined ? (
            <p class="empty">{lab.lastCallHint}</p>
          ) : (
            <>
              <code class="segments">{last.line}</code>
              <p class="choices">
                <button type="button" disabled={last.undo.length === 0} onClick={() => void takeBack()}>
                  {lab.undo}
                </button>
              </p>
            </>
          )}
        </section>
        <ClockPanel clock={clock} change={change} />
        <Sessions
          server={server}
          change={change}
          version={tables}
          now={clock?.now ?? Date.now()}
          origin={origin}
        />
        <State server={server} change={change} version={tables} changes={changes} />
      </div>
    </div>
  )
}
