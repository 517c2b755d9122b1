import { TableHead } from '../frame/TableHead'
import { endingOf, type Entry, type Summary } from '@paifang/emulator/control'
import { signal } from '@preact/signals'
import { useEffect, useState } from 'preact/hooks'
import type { JSX } from 'preact'
import { go } from '../frame/route'
import type { Failed, Server } from '../server/createServer'
import { visible } from '../rows/shown'
import { words } from '../words/language'
import { Again } from './again/Again'
import { CopyAs } from './CopyAs'
import { Json } from './Json'
import { isPinned, togglePin } from './pinned'
import { Raw } from './Raw'
import { Sides } from './Sides'
import { Text } from './Text'
import { Verdict } from './Verdict'

const tabs = ['verdict', 'sign', 'input', 'answer', 'raw'] as const
type Tab = (typeof tabs)[number]

/** It stays while other calls and panes are looked at. */
const chosenTab = signal<Tab>('verdict')

const Signed = ({ entry }: { entry: Entry }): JSX.Element => {
  const { lang, noSides } = words.value
  const { explanation, stringToSign } = entry
  if (explanation?.sides !== undefined)
    return (
      <>
        <p class="explanation">{explanation[lang]}</p>
        <Sides sides={explanation.sides} />
      </>
    )
  return (
    <>
      <p>{explanation?.[lang] ?? noSides}</p>
      {stringToSign !== undefined && <code class="segments">{stringToSign}</code>}
    </>
  )
}

const Input = ({ entry }: { entry: Entry }): JSX.Element => {
  const { decoded, wire, name, noInput, text } = words.value
  const { input, request } = entry
  return (
    <>
      <h3>{decoded}</h3>
      {input === undefined ? <p>{noInput}</p> : <Json value={input} />}
      <h3>{wire}</h3>
      <table class="fields">
        <TableHead columns={[name, text]} />
        <tbody>
          {Object.entries(request.params).map(([param, value]) => (
            <tr key={param}>
              <th scope="row">{param}</th>
              <td>
                <code>{value}</code>
              </td>
            </tr>
          ))}
          {request.files.map((file) => (
            <tr key={`file ${file.name}`}>
              <th scope="row">{file.name}</th>
              <td>
                <code>{`${file.fileName} ${file.type} ${file.bytes}`}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

/** The body as it came: read into numbers, it could not show a long id. */
const Answer = ({ entry }: { entry: Entry }): JSX.Element => {
  const { answered } = words.value
  return (
    <>
      <h3>{`${answered} ${entry.answer.status} · ${entry.answer.delivery}`}</h3>
      <Text text={entry.answer.body} label={answered} />
    </>
  )
}

/** What is masked is shown for so long, when somebody asks for it. */
const revealedMs = 30_000

/** A call that is shown unmasked: until then, whenever the page comes to set its timer. */
interface Revealed {
  readonly entry: Entry
  readonly untilMs: number
}

/** One call, whole. */
export const Detail = ({
  seq,
  row,
  server,
  origin,
  mayReveal,
}: {
  seq: number
  /** What its list says of it, where that holds it: how it ended, and why. */
  row: Summary | undefined
  server: Server
  origin: string
  /** The emulator was started so that it shows one call at a time unmasked. */
  mayReveal: boolean
}): JSX.Element => {
  const tab = chosenTab.value
  const setTab = (chosen: Tab): void => {
    chosenTab.value = chosen
  }
  const [entry, setEntry] = useState<Entry | undefined>(undefined)
  const [revealed, setRevealed] = useState<Revealed | undefined>(undefined)
  const [failed, setFailed] = useState<Failed | undefined>(undefined)
  useEffect(() => {
    let isWanted = true
    void server.get<Entry>(`/api/emulator/journal/${seq}`).then((answer) => {
      if (!isWanted) return
      setEntry('ok' in answer ? answer.ok : undefined)
      setFailed('ok' in answer ? undefined : answer.failed)
    })
    return () => {
      isWanted = false
    }
  }, [seq])
  const { tabs: names, endings, resentOf, retryOf, compare, pinOne, revealOne } = words.value
  const reveal = async (): Promise<void> => {
    const answer = await server.send<Entry>('POST', `/api/emulator/journal/${seq}/reveal`)
    if ('ok' in answer) setRevealed({ entry: answer.ok, untilMs: performance.now() + revealedMs })
  }
  useEffect(() => {
    if (revealed === undefined) return undefined
    const timer = setTimeout(() => setRevealed(undefined), revealed.untilMs - performance.now())
    return () => clearTimeout(timer)
  }, [revealed])
  useEffect(() => () => setRevealed(undefined), [seq])
  if (failed !== undefined) return <p class="problem">{failed.text}</p>
  // What is drawn is the call before until the next one is here: nothing flickers.
  if (entry === undefined) return <p aria-busy="true" />
  const earlier = entry.again ?? entry.retryOf
  const ending = row?.seq === entry.seq ? endingOf(row) : entry.outcome
  const isRevealed = revealed?.entry.seq === seq
  const shown = isRevealed ? revealed.entry : entry
  const walk = (event: KeyboardEvent): void => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (by === undefined) return
    event.preventDefault()
    const next = tabs[(tabs.indexOf(tab) + by + tabs.length) % tabs.length] ?? 'verdict'
    setTab(next)
    document.getElementById(`tab-${next}`)?.focus()
  }
  return (
    <article>
      <h2>
        <span class="seq">{entry.seq}</span> {visible(entry.method ?? entry.request.path)}{' '}
        <span class={`badge ${ending}`}>{endings[ending]}</span>
      </h2>
      {earlier !== undefined && (
        <p>
          {entry.again === undefined ? retryOf(earlier) : resentOf(earlier)}{' '}
          <button type="button" onClick={() => go({ seq, beside: earlier })}>
            {compare.withThat}
          </button>
        </p>
      )}
      {/* What a key does is done to the call that is named, not to the one that is still drawn. */}
      <fieldset class="acts" disabled={entry.seq !== seq}>
        <CopyAs key={`copy ${seq}`} entry={entry} server={server} origin={origin} />
        <button type="button" data-key="p" aria-pressed={isPinned(seq)} onClick={() => togglePin(seq)}>
          {pinOne}
        </button>
        <Again key={seq} entry={entry} server={server} />
        {mayReveal && (
          <button type="button" aria-pressed={isRevealed} onClick={() => void reveal()}>
            {revealOne(revealedMs / 1000)}
          </button>
        )}
      </fieldset>
      <div role="tablist" aria-label={String(entry.seq)} onKeyDown={walk}>
        {tabs.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`tab-${name}`}
            aria-selected={tab === name}
            aria-controls="tab-panel"
            tabIndex={tab === name ? 0 : -1}
            onClick={() => setTab(name)}
          >
            {names[name]}
          </button>
        ))}
      </div>
      <div role="tabpanel" id="tab-panel" aria-labelledby={`tab-${tab}`} tabIndex={0}>
        {tab === 'verdict' && <Verdict entry={shown} row={row} />}
        {tab === 'sign' && <Signed entry={shown} />}
        {tab === 'input' && <Input entry={shown} />}
        {tab === 'answer' && <Answer entry={shown} />}
        {tab === 'raw' && <Raw entry={shown} server={server} />}
      </div>
    </article>
  )
}
