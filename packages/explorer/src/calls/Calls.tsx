import type { FilterProblem } from '@paifang/emulator/control'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { JSX } from 'preact'
import { go, route } from '../frame/route'
import { second } from '../frame/second'
import type { Rows } from '../rows/createRows'
import type { Following } from '../rows/follow'
import { visible } from '../rows/shown'
import type { Server } from '../server/createServer'
import { words } from '../words/language'
import { Arrange } from './Arrange'
import { arranged, groupBy } from './arranged'
import { chooseNone, chosen, seqsText } from './chosen'
import { ChosenCalls } from './ChosenCalls'
import { Columns } from './Columns'
import { complete } from './complete'
import { Compare } from './compare/Compare'
import { Detail } from './Detail'
import { filterOf } from './filterOf'
import { Import } from './Import'
import { Pins } from './Pins'
import { pinsOf } from './pinned'
import { RowList } from './RowList'
import { saveFile } from './saveFile'
import { searchBodies } from './searchBodies'
import { TimeChart } from './TimeChart'

type Saved = 'har' | 'jsonl'

/** Saves calls as a file; gives why it could not. */
const save = async (
  server: Server,
  kind: Saved,
  which: { readonly q: string } | { readonly seqs: string },
): Promise<string> => {
  const query = new URLSearchParams({ ...which }).toString()
  const answer = await server.bytes(`/api/emulator/journal.${kind}?${query}`)
  if ('failed' in answer) return answer.failed.text
  saveFile(answer.ok, 'application/json', `paifang.${kind}`)
  return ''
}

/** So many kinds of failures are named, the commonest. */
const mostFailures = 6

const Failures = ({
  rows,
  onChoose,
}: {
  rows: Rows
  onChoose: (word: string) => void
}): JSX.Element | null => {
  const all = rows.failures()
  const groups = all.slice(0, mostFailures)
  if (groups.length === 0) return null
  return (
    <p class="groups">
      {words.value.failures}:{' '}
      {groups.map(({ code, sub, words: filter, count }) => (
        <button key={`${code} ${sub}`} type="button" onClick={() => onChoose(filter)}>
          {visible(`${code}${sub === '' ? '' : ` ${sub}`} ×${count}`)}
        </button>
      ))}
      {all.length > mostFailures && (
        <button type="button" onClick={() => groupBy('code')}>
          {words.value.moreFailures(all.length - mostFailures)}
        </button>
      )}
    </p>
  )
}

/** Drawn anew each second, by itself. */
const When = (props: { rows: Rows; q: string; onChoose: (q: string) => void }): JSX.Element => (
  <TimeChart {...props} nowMs={second.value} />
)

/** Every call as it comes, and one of them whole. */
export const Calls = ({
  server,
  rows,
  following,
  origin,
}: {
  server: Server
  rows: Rows
  following: Following
  origin: string
}): JSX.Element => {
  const { seq, q, beside } = route.value
  const [problem, setProblem] = useState<FilterProblem | undefined>(undefined)
  const [unsaved, setUnsaved] = useState('')
  const [progress, setProgress] = useState<{ looked: number; isDone: boolean } | undefined>(undefined)
  const search = useRef<AbortController | undefined>(undefined)
  const say = words.value
  const change = rows.version.value

  const apply = (typed: string): void => {
    search.current?.abort()
    setProgress(undefined)
    const { look, text, problem: wrong } = filterOf(typed)
    setProblem(wrong)
    if (text === '') {
      rows.filter(look)
      return
    }
    const own = new AbortController()
    search.current = own
    rows.filter(() => false)
    void searchBodies(server, text, own.signal, (found, looked, isDone) => {
      setProgress({ looked, isDone })
      rows.filter((row) => found.has(row.seq) && (look === undefined || look(row)))
    })
  }
  // Before anything is drawn: what was typed and what is listed are of one piece.
  useLayoutEffect(() => apply(q), [q])
  useLayoutEffect(() => rows.arrange(arranged.value), [arranged.value])
  useEffect(() => () => search.current?.abort(), [])

  const choose = (typed: string): void => go({ q: typed })
  /** Those that were chosen; else those that pass, of which the server knows nothing where bodies were searched. */
  const which = (): { readonly q: string } | { readonly seqs: string } => {
    if (chosen.value.size > 0) return { seqs: seqsText(chosen.value) }
    if (filterOf(q).text === '') return { q }
    return { seqs: seqsText(Array.from({ length: rows.shown() }, (_, place) => rows.at(place).seq)) }
  }
  const saveAs = (kind: Saved): void => void save(server, kind, which()).then(setUnsaved)
  const onInput = (event: InputEvent): void => {
    // A word that is still being composed (IME) is no word yet.
    if (!event.isComposing) choose((event.target as HTMLInputElement).value)
  }
  const state = following.link.value.state
  const instance = following.info.value?.instance ?? ''
  useEffect(() => {
    if (instance !== '') pinsOf(instance)
  }, [instance])
  const isCleared = rows.size() === 0
  useEffect(() => {
    if (isCleared) chooseNone()
  }, [isCleared])
  const keeps = following.info.value?.journal.keeps
  const shown = rows.shown()
  const lacking = rows.gaps().reduce((sum, [from, to]) => sum + to - from + 1, 0)
  return (
    <div class="calls" data-change={change}>
      <div class="tools">
        <input
          type="search"
          id="filter"
          aria-label={say.filter}
          aria-invalid={problem !== undefined}
          aria-describedby="filter-state"
          placeholder={say.filterHint}
          value={q}
          spellcheck={false}
          autocomplete="off"
          list="filter-words"
          onInput={onInput}
          onCompositionEnd={(event) => choose((event.target as HTMLInputElement).value)}
        />
        <datalist id="filter-words">
          {complete(q, rows).map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
        <span id="filter-state" role="status" class={problem === undefined ? '' : 'problem'}>
          {problem === undefined
            ? say.count(shown, rows.size())
            : say.lang === 'zh'
              ? problem.zh
              : problem.problem}
        </span>
        {progress !== undefined && !progress.isDone && (
          <span>
            {say.searching(progress.looked)}{' '}
            <button type="button" onClick={() => search.current?.abort()}>
              {say.cancel}
            </button>
          </span>
        )}
        {state === 'paused' ? (
          <button type="button" onClick={following.resume}>
            {say.resume}
          </button>
        ) : (
          <button type="button" onClick={following.pause}>
            {say.pause}
          </button>
        )}
        <Import server={server} />
        <button type="button" onClick={() => void server.send('DELETE', '/api/emulator/journal')}>
          {say.clear}
        </button>
        <button type="button" data-key="x" title={say.list.saveHint} onClick={() => saveAs('har')}>
          {say.har}
        </button>
        <button type="button" title={say.list.saveHint} onClick={() => saveAs('jsonl')}>
          JSONL
        </button>
        <Arrange />
        <Columns />
      </div>
      {unsaved !== '' && (
        <p class="problem" role="alert">
          {unsaved}
        </p>
      )}
      <ChosenCalls />
      <Pins />
      <div class="rate">
        <When rows={rows} q={q} onChoose={choose} />
        <Failures rows={rows} onChoose={choose} />
        <span class="keeps">{keeps === undefined ? '' : say.keeps(keeps.rows, keeps.entries)}</span>
      </div>
      {lacking > 0 && <p class="gap">{say.gap(lacking)}</p>}
      <div class="split">
        <div class="list">
          {shown > 0 || (arranged.value.showsAll && !isCleared) ? (
            <RowList rows={rows} open={seq} onOpen={(open) => go({ seq: open })} />
          ) : rows.size() === 0 ? (
            <div class="empty">
              <p>{say.empty}</p>
              <p>{say.emptyHint}</p>
            </div>
          ) : (
            <div class="empty">
              <p>{say.nothingFits}</p>
              <button type="button" onClick={() => choose('')}>
                {say.clearFilter}
              </button>
            </div>
          )}
        </div>
        <section class="detail" aria-label={seq > 0 ? String(seq) : say.pick}>
          {seq > 0 && beside > 0 ? (
            <Compare seq={seq} beside={beside} server={server} />
          ) : seq > 0 ? (
            <Detail
              seq={seq}
              row={rows.find(seq)}
              server={server}
              origin={origin}
              mayReveal={following.settings.value?.reveal === true}
            />
          ) : (
            <p class="empty">{say.pick}</p>
          )}
        </section>
      </div>
    </div>
  )
}
