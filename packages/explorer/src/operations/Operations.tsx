import { useEffect, useState } from 'preact/hooks'
import type { JSX } from 'preact'
import { go, route } from '../frame/route'
import type { Following } from '../rows/follow'
import type { Server } from '../server/createServer'
import type { Hello } from '../server/Hello'
import type { OperationLine, OperationShown } from '../server/OperationShown'
import { words } from '../words/language'
import { Fields } from './Fields'
import { Stub } from './Stub'
import { TryIt } from './TryIt'

interface Around {
  readonly server: Server
  readonly hello: Hello
  readonly following: Following | undefined
}

const Page = ({ id, server, hello, following }: Around & { id: string }): JSX.Element => {
  const [shown, setShown] = useState<OperationShown | undefined>(undefined)
  const [problem, setProblem] = useState('')
  const { operations: say } = words.value
  useEffect(() => {
    let isWanted = true
    void server.get<OperationShown>(`/api/operations/${id}`).then((answer) => {
      if (!isWanted) return
      setShown('ok' in answer ? answer.ok : undefined)
      setProblem('ok' in answer ? '' : answer.failed.text)
    })
    return () => {
      isWanted = false
    }
  }, [id])
  if (problem !== '') return <p class="problem">{problem}</p>
  if (shown === undefined) return <p aria-busy="true" />
  const { session, idempotent, sensitive, codes } = shown
  const now = (): number => {
    const clock = following?.clock.value
    if (clock === undefined) return Date.now()
    return clock.frozen ? clock.now : clock.now + (Date.now() - clock.seenAt)
  }
  const repeat =
    typeof idempotent === 'object'
      ? say.repeatKey(idempotent.key.join('.'))
      : idempotent
        ? say.repeatYes
        : say.repeatNo
  return (
    <article key={shown.id}>
      <h2>{shown.id}</h2>
      <p>
        <span lang="zh">{shown.title}</span> · {shown.package}
      </p>
      <p class="facts">
        {say.session[session]} · {repeat}
        {sensitive.length > 0 && ` · ${say.sensitive} ${sensitive.join(', ')}`}
        {codes.length > 0 && ` · ${say.codes} ${codes.join(', ')}`}
      </p>
      <TryIt operation={shown} server={server} calls={hello.calls} now={now} />
      {following !== undefined && (
        <Stub operation={shown} server={server} version={following.tables.value} now={now} />
      )}
      {shown.input === undefined && <Fields title={say.input} fields={undefined} />}
      <Fields title={say.output} fields={shown.output} />
    </article>
  )
}

/** What can be called, what it takes, and a call of it. The method that is open stands in the address. */
export const Operations = (around: Around): JSX.Element => {
  const { server } = around
  const { q } = route.value
  const [text, setText] = useState('')
  const [lines, setLines] = useState<ReadonlyArray<OperationLine> | undefined>(undefined)
  const { operations: say } = words.value
  useEffect(() => {
    let isWanted = true
    // Once somebody stops typing, and at once at first.
    const timer = setTimeout(
      () =>
        void server
          .get<ReadonlyArray<OperationLine>>(`/api/operations?${new URLSearchParams({ text }).toString()}`)
          .then((answer) => {
            if (isWanted && 'ok' in answer) setLines(answer.ok)
          }),
      text === '' ? 0 : 120,
    )
    return () => {
      isWanted = false
      clearTimeout(timer)
    }
  }, [text])
  return (
    <div class="operations">
      <section aria-label={say.list}>
        <input
          type="search"
          id="filter"
          aria-label={say.search}
          placeholder={say.search}
          value={text}
          onInput={(event) => {
            if (!event.isComposing) setText(event.currentTarget.value)
          }}
          onCompositionEnd={(event) => setText(event.currentTarget.value)}
        />
        <p role="status">{lines === undefined ? '' : say.count(lines.length)}</p>
        <ul class="links">
          {(lines ?? []).map(({ id, title, gateway }) => (
            <li key={id}>
              <button
                type="button"
                aria-current={id === q ? 'true' : undefined}
                onClick={() => go({ q: id })}
              >
                <code>{id}</code>
                <span>
                  <span lang="zh">{title}</span> · {gateway}
                </span>
              </button>
            </li>
          ))}
        </ul>
      </section>
      <section class="page" aria-label={q === '' ? say.pick : q} tabIndex={0}>
        {q === '' ? <p class="empty">{say.pick}</p> : <Page id={q} {...around} />}
      </section>
    </div>
  )
}
