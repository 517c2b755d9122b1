import { useEffect, useState } from 'preact/hooks'
import type { JSX } from 'preact'
import { go, route } from '../frame/route'
import type { Rows } from '../rows/createRows'
import type { Following } from '../rows/follow'
import type { Server } from '../server/createServer'
import type { Hello, OperationList, OperationShown } from '../contract'
import { words } from '../words/language'
import { Facts } from './Facts'
import { Fields } from './Fields'
import { Codes, Remarks } from './Documents'
import { Stub } from './Stub'
import { TryIt } from './TryIt'

interface Around {
  readonly server: Server
  readonly hello: Hello
  readonly following: Following | undefined
  readonly rows: Rows
}

const Page = ({ id, server, hello, following, rows }: Around & { id: string }): JSX.Element => {
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
  const now = (): number => {
    const clock = following?.clock.value
    if (clock === undefined) return Date.now()
    return clock.frozen ? clock.now : clock.now + (Date.now() - clock.seenAt)
  }
  return (
    <article key={shown.id}>
      <h2>{shown.id}</h2>
      <Facts operation={shown} rows={following === undefined ? undefined : rows} />
      <TryIt operation={shown} server={server} calls={hello.calls} now={now} />
      {following !== undefined && (
        <Stub operation={shown} server={server} version={following.tables.value} now={now} />
      )}
      <Fields title={say.input} fields={shown.input} isShut />
      <Fields title={shown.outputIsList ? say.outputList : say.output} fields={shown.output} />
      <Codes operation={shown} />
      <Remarks operation={shown} />
    </article>
  )
}

/** So many are drawn, and so many more whenever somebody asks. */
const step = 100

/** What can be called, what it takes, and a call of it. The method that is open stands in the address. */
export const Operations = (around: Around): JSX.Element => {
  const { server } = around
  const { q } = route.value
  const [text, setText] = useState('')
  const [most, setMost] = useState(step)
  const [found, setFound] = useState<OperationList | undefined>(undefined)
  const { operations: say } = words.value
  useEffect(() => {
    let isWanted = true
    // Once somebody stops typing, and at once at first.
    const timer = setTimeout(
      () =>
        void server
          .get<OperationList>(
            `/api/operations?${new URLSearchParams({ text, limit: String(most) }).toString()}`,
          )
          .then((answer) => {
            if (isWanted && 'ok' in answer) setFound(answer.ok)
          }),
      text === '' ? 0 : 120,
    )
    return () => {
      isWanted = false
      clearTimeout(timer)
    }
  }, [text, most])
  const search = (typed: string): void => {
    setText(typed)
    setMost(step)
  }
  const { total = 0, lines = [] } = found ?? {}
  return (
    <div class="operations">
      <section aria-label={say.list}>
        <input
          type="search"
          id="filter"
          aria-label={say.search}
          placeholder={say.searchHint}
          value={text}
          onInput={(event) => {
            if (!event.isComposing) search(event.currentTarget.value)
          }}
          onCompositionEnd={(event) => search(event.currentTarget.value)}
        />
        <p role="status">{found === undefined ? '' : say.count(total)}</p>
        <ul class="links">
          {lines.map(({ id, title, gateway, package: from, writes }) => (
            <li key={id}>
              <button
                type="button"
                aria-current={id === q ? 'true' : undefined}
                onClick={() => go({ q: id })}
              >
                <code>{id}</code>
                <span>
                  <span lang="zh">{title}</span> · {gateway} · {writes ? say.write : say.read} ·{' '}
                  {from.replace(/^@[^/]*\/|@[^@]*$/g, '')}
                </span>
              </button>
            </li>
          ))}
        </ul>
        {lines.length < total && (
          <p class="choices">
            <button type="button" onClick={() => setMost(most + step)}>
              {say.more(total - lines.length)}
            </button>
          </p>
        )}
      </section>
      <section class="page" aria-label={q === '' ? say.pick : q} tabIndex={0}>
        {q === '' ? <p class="empty">{say.pick}</p> : <Page id={q} {...around} />}
      </section>
    </div>
  )
}
