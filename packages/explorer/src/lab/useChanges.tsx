import { useState } from 'preact/hooks'
import type { JSX } from 'preact'
import type { Server } from '../server/createServer'
import { words } from '../words/language'
import { curlOf, type Change, type ControlCall } from './Change'

/** The last change, as a line for a test, and what takes it back. */
interface Last {
  readonly line: string
  readonly undo: ReadonlyArray<ControlCall>
}

/** Makes changes and shows how; `changes` counts them, `panel` is where the last one stands. */
export const useChanges = (
  server: Server,
  origin: string,
): { readonly change: Change; readonly changes: number; readonly panel: JSX.Element } => {
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
    if (answer === undefined) return false
    setLast({ line: curlOf(origin, call), undo: undo?.(answer) ?? [] })
    return true
  }
  const takeBack = async (): Promise<void> => {
    const lines: string[] = []
    for (const call of last?.undo ?? []) {
      if ((await make(call)) === undefined) return
      lines.push(curlOf(origin, call))
    }
    setLast({ line: lines.join('\n'), undo: [] })
  }
  const panel = (
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
  )
  return { change, changes, panel }
}
