import { useEffect, useRef, useState } from 'preact/hooks'
import type { JSX } from 'preact'
import { Text } from '../calls/Text'
import type { Answer, Server } from '../server/createServer'
import type { Called, Checked, Issue, OperationShown } from '../server/OperationShown'
import { words } from '../words/language'
import { indentJson } from './indentJson'

const Issues = ({ issues }: { issues: ReadonlyArray<Issue> }): JSX.Element => (
  <ul class="problem">
    {issues.map(({ path, expected }) => (
      <li key={path}>
        <code>{path}</code> {expected}
      </li>
    ))}
  </ul>
)

const Request = ({ request }: { request: NonNullable<Checked['request']> }): JSX.Element => {
  const { operations: say } = words.value
  const head = [
    `${request.verb} ${request.url}`,
    ...Object.entries(request.headers).map(([name, value]) => `${name}: ${value}`),
  ]
  const params = Object.entries(request.params).map(([name, value]) => `${name} = ${value}`)
  return (
    <>
      <p>{say.nothingSent}</p>
      <Text text={[...head, '', ...params].join('\n')} label={say.request} />
      <h3>{say.stringToSign}</h3>
      <code class="segments">{request.stringToSign}</code>
    </>
  )
}

const Result = ({ called }: { called: Called }): JSX.Element => {
  const { lang, operations: say } = words.value
  const { result, said, output, issues, attempts, durationMs, requestId } = called
  return (
    <>
      <p class={`explanation ${result === 'ok' ? 'right' : ''}`}>
        <b>{result}</b> {said[lang]}
      </p>
      {issues.length > 0 && <Issues issues={issues} />}
      <p class="facts">{say.took(attempts, durationMs, requestId)}</p>
      {output !== '' && <Text text={indentJson(output)} label={say.output} />}
    </>
  )
}

/** A call from the document's example: checked, or sent to the emulator. */
export const TryIt = ({ operation, server }: { operation: OperationShown; server: Server }): JSX.Element => {
  const [checked, setChecked] = useState<Checked | undefined>(undefined)
  const [called, setCalled] = useState<Called | undefined>(undefined)
  const [problem, setProblem] = useState('')
  const [isOut, setOut] = useState(false)
  const box = useRef<HTMLTextAreaElement>(null)
  const leaving = useRef<AbortController | undefined>(undefined)
  const { operations: say } = words.value
  const { method, example } = operation
  useEffect(() => () => leaving.current?.abort(), [])

  const ask = async <A,>(what: string, show: (answer: A) => void): Promise<void> => {
    setChecked(undefined)
    setCalled(undefined)
    setProblem('')
    setOut(true)
    const own = new AbortController()
    leaving.current = own
    const body = { method, input: box.current?.value ?? '' }
    const answer: Answer<A> = await server.send('POST', `/api/calls/${what}`, body, own.signal)
    setOut(false)
    if (own.signal.aborted) return
    if ('ok' in answer) show(answer.ok)
    else setProblem(answer.failed.text)
  }
  return (
    <>
      <h3>
        <label for="input">{say.tryIt}</label>
      </h3>
      <textarea
        id="input"
        ref={box}
        rows={Math.min(18, indentJson(example).split('\n').length + 1)}
        spellcheck={false}
        autocomplete="off"
        defaultValue={indentJson(example)}
      />
      <p class="choices">
        <button type="button" disabled={isOut} onClick={() => void ask('check', setChecked)}>
          {say.check}
        </button>
        <button type="button" class="main" disabled={isOut} onClick={() => void ask('send', setCalled)}>
          {say.send}
        </button>
        {isOut && (
          <button type="button" onClick={() => leaving.current?.abort()}>
            {words.value.cancel}
          </button>
        )}
      </p>
      <div aria-live="polite" class="answer">
        {problem !== '' && <p class="problem">{problem}</p>}
        {checked?.issues !== undefined && <Issues issues={checked.issues} />}
        {checked?.request !== undefined && <Request request={checked.request} />}
        {called !== undefined && <Result called={called} />}
      </div>
    </>
  )
}
