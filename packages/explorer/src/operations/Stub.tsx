import { useEffect, useState } from 'preact/hooks'
import type { JSX } from 'preact'
import type { AnswerSet } from '@paifang/emulator/control'
import type { Server } from '../server/createServer'
import type { Issue, OperationShown } from '../contract'
import { words } from '../words/language'
import { Editor } from './Editor'
import { indentJson } from './indentJson'
import { NumberInput } from '../lab/NumberInput'

const issueIn = (problem: string): ReadonlyArray<Issue> => {
  const [, path] = /^output\.?(\S*): expected /.exec(problem) ?? []
  return path === undefined ? [] : [{ path, said: { en: problem, zh: problem } }]
}

/** What the emulator answers to the operation from now on. */
export const Stub = ({
  operation,
  server,
  version,
  now,
}: {
  operation: OperationShown
  server: Server
  /** Changes whenever somebody set an answer. */
  version: number
  now: () => number
}): JSX.Element => {
  const { method, exampleOutput, outputIsList } = operation
  // A list of what its fields describe is no form.
  const output = outputIsList ? undefined : operation.output
  const [text, setText] = useState(() => indentJson(exampleOutput))
  const [times, setTimes] = useState('')
  const [set, setSet] = useState<AnswerSet | undefined>(undefined)
  const [problem, setProblem] = useState('')
  const { stub: say, lab } = words.value
  const path = `/api/emulator/answers/${method}`
  useEffect(() => {
    void server.get<ReadonlyArray<AnswerSet>>('/api/emulator/answers').then((answer) => {
      if ('ok' in answer) setSet(answer.ok.find((one) => one.method === method))
    })
  }, [version, method])
  const put = async (): Promise<void> => {
    const body = `{"output":${text}${times === '' ? '' : `,"times":${Number(times)}`}}`
    const answer = await server.put(path, body)
    setProblem('ok' in answer ? '' : answer.failed.text)
  }
  const issues = issueIn(problem)
  return (
    <details>
      <summary>
        {say.title}
        {set !== undefined && ` · ${say.inForce(set.given, set.times)}`}
      </summary>
      <p class="facts">{say.hint}</p>
      <Editor
        name="out"
        label={say.title}
        fields={output}
        text={text}
        setText={setText}
        issues={issues}
        now={now}
      />
      <p class="choices">
        <NumberInput label={lab.times} min={1} value={times} placeholder={lab.always} onChange={setTimes} />
        <button type="button" onClick={() => void put()}>
          {say.set}
        </button>
        {set !== undefined && (
          <button type="button" onClick={() => void server.send('DELETE', path)}>
            {say.remove}
          </button>
        )}
      </p>
      {problem !== '' && issues.length === 0 && <p class="problem">{problem}</p>}
    </details>
  )
}
