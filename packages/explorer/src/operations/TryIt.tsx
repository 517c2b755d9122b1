import { useEffect, useRef, useState } from 'preact/hooks'
import type { JSX } from 'preact'
import { Json } from '../calls/Json'
import { go } from '../frame/route'
import type { Answer, Server } from '../server/createServer'
import type { Called, Checked, Hello, Issue, OperationShown, Prepared, Wrong } from '../contract'
import { words } from '../words/language'
import { Confirm } from './Confirm'
import { createFiles } from './createFiles'
import { Editor } from './Editor'
import { readExact, shownOf } from './exactJson'
import { indentJson } from './indentJson'
import { Request } from './Request'

const Result = ({ called, isReal }: { called: Called; isReal: boolean }): JSX.Element => {
  const { lang, operations: say } = words.value
  const { result, said, output, attempts, durationMs, requestId } = called
  const answer = output === '' ? undefined : readExact(output)
  return (
    <>
      <p class={`explanation ${result === 'ok' ? 'right' : ''}`}>
        <b>{result}</b> {said[lang]}
      </p>
      <p class="facts">
        {say.took(attempts, durationMs, requestId)}{' '}
        {!isReal && requestId !== '' && (
          <button type="button" onClick={() => go({ pane: 'calls', q: `rid:${requestId}` })}>
            {say.inCalls}
          </button>
        )}
      </p>
      {answer !== undefined && (
        <section aria-label={say.output} tabIndex={0}>
          <Json value={shownOf(answer)} />
        </section>
      )}
    </>
  )
}

/** What came of the last thing that was asked for. */
interface Ended {
  readonly problem?: string
  readonly issues?: ReadonlyArray<Issue>
  readonly checked?: Checked
  readonly called?: Called
  readonly prepared?: Prepared
}

/** What was typed in before a reload, unless it may hold somebody's data. */
const keeping = ({
  id: method,
  sensitive,
}: OperationShown): { readonly kept: () => string | null; readonly keep: (text: string) => void } => {
  const place = `paifang.input.${method}`
  return sensitive.length > 0
    ? { kept: () => null, keep: () => undefined }
    : { kept: () => sessionStorage.getItem(place), keep: (text) => sessionStorage.setItem(place, text) }
}

/** A call from a form or from JSON: checked, sent to the emulator, or, confirmed, to where it really counts. */
export const TryIt = ({
  operation,
  server,
  calls,
  now,
}: {
  operation: OperationShown
  server: Server
  calls: Hello['calls']
  now: () => number
}): JSX.Element => {
  const { id: method, example, input } = operation
  const { kept, keep } = keeping(operation)
  const [text, setShown] = useState(() => kept() ?? indentJson(example))
  const [ended, setEnded] = useState<Ended>({})
  const [isOut, setOut] = useState(false)
  const [isReal, setReal] = useState(!calls.emulator && calls.real)
  const [files] = useState(createFiles)
  /** Reads of production that were agreed to once, on this page. */
  const agreed = useRef(false)
  const leaving = useRef<AbortController | undefined>(undefined)
  const { operations: say, form, real } = words.value
  const canSend = calls.emulator || calls.real
  useEffect(() => () => leaving.current?.abort(), [])

  const setText = (next: string): void => {
    setShown(next)
    keep(next)
  }
  const ask = async <A,>(path: string, more: object, show: (answer: A) => Ended): Promise<A | undefined> => {
    setEnded({})
    setOut(true)
    const own = new AbortController()
    leaving.current = own
    const answer: Answer<A> = await server.send(
      'POST',
      `/api/calls/${path}`,
      { input: text, files: files.namedIn(text), ...more },
      own.signal,
    )
    setOut(false)
    if (own.signal.aborted) return undefined
    setEnded('ok' in answer ? show(answer.ok) : { problem: answer.failed.text })
    return 'ok' in answer ? answer.ok : undefined
  }
  const target = isReal ? 'real' : 'emulator'
  const check = (): Promise<unknown> =>
    ask<Checked | Wrong>('check', { method, target }, (answer) =>
      'issues' in answer ? answer : { checked: answer },
    )
  const sendPrepared = (id: string, typed: string): Promise<unknown> =>
    ask<Called>(`${id}/send`, { typed }, (called) => ({ called }))
  const prepare = async (): Promise<void> => {
    const prepared = await ask<Prepared | Wrong>('prepare', { method, target }, (answer) =>
      'issues' in answer ? answer : { prepared: answer },
    )
    if (prepared === undefined || 'issues' in prepared) return
    const { id, needs, word } = prepared
    if (needs === 'none' || (needs === 'confirm' && agreed.current)) await sendPrepared(id, word)
  }
  const send = (): Promise<unknown> =>
    isReal ? prepare() : ask<Called>('send', { method }, (called) => ({ called }))

  const { problem, checked, called, prepared: asked } = ended
  const issues = ended.issues ?? called?.issues ?? []
  const isAsked = asked?.needs === 'type' || (asked?.needs === 'confirm' && !agreed.current)
  return (
    <section
      aria-label={say.tryIt}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && canSend && !isOut) void check()
      }}
    >
      <h3>{say.tryIt}</h3>
      <Editor
        name="in"
        label={say.tryItJson}
        fields={input}
        text={text}
        setText={setText}
        issues={issues}
        now={now}
        files={files}
      />
      <p class="choices">
        <button type="button" onClick={() => setText(indentJson(example))}>
          {form.example}
        </button>
        <button type="button" onClick={() => setText('{}')}>
          {form.empty}
        </button>
      </p>
      {calls.real && (
        <fieldset class="choices">
          <legend>{real.target}</legend>
          {calls.emulator && (
            <label>
              <input type="radio" name="target" checked={!isReal} onChange={() => setReal(false)} />{' '}
              {real.emulator}
            </label>
          )}
          <label>
            <input type="radio" name="target" checked={isReal} onChange={() => setReal(true)} /> {real.real}
          </label>
        </fieldset>
      )}
      {!canSend && <p class="empty">{say.nobody}</p>}
      <p class="choices">
        <button type="button" title="Ctrl+Enter" disabled={isOut || !canSend} onClick={() => void check()}>
          {say.check}
        </button>
        <button type="button" class="main" disabled={isOut || !canSend} onClick={() => void send()}>
          {isReal ? real.send : say.send}
        </button>
        {isOut && (
          <button type="button" onClick={() => leaving.current?.abort()}>
            {words.value.cancel}
          </button>
        )}
      </p>
      <div aria-live="polite" class="answer">
        {problem !== undefined && <p class="problem">{problem}</p>}
        {issues.length > 0 && <p class="problem">{form.wrong(issues.length)}</p>}
        {checked !== undefined && <p>{say.nothingSent}</p>}
        {checked !== undefined && <Request checked={checked} />}
        {called !== undefined && <Result called={called} isReal={isReal} />}
      </div>
      {asked !== undefined && isAsked && (
        <Confirm
          key={asked.id}
          method={method}
          prepared={asked}
          onCancel={() => setEnded({})}
          onSend={(typed) => {
            if (asked.needs === 'confirm') agreed.current = true
            void sendPrepared(asked.id, typed)
          }}
        />
      )}
    </section>
  )
}
