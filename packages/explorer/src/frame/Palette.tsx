import { useEffect, useRef, useState } from 'preact/hooks'
import type { JSX } from 'preact'
import type { Server } from '../server/createServer'
import type { OperationLine, OperationList } from '../contract'
import { chooseLanguage, words } from '../words/language'
import { go, type Pane } from './route'
import { chooseTheme, themes } from './theme'

/** Something that can be gone to or done. */
interface Choice {
  readonly id: string
  readonly text: string
  readonly hint: string
  readonly run: () => void
}

const commands = (panes: ReadonlyArray<Pane>): ReadonlyArray<Choice> => {
  const { panes: names, pane, theme, themes: looks, language, lang } = words.value
  const other = lang === 'zh' ? 'en' : 'zh'
  return [
    ...panes.map((name) => ({
      id: `pane-${name}`,
      text: names[name],
      hint: pane,
      run: () => go({ pane: name }),
    })),
    ...themes.map((name) => ({
      id: `theme-${name}`,
      text: looks[name],
      hint: theme,
      run: () => chooseTheme(name),
    })),
    {
      id: 'language',
      text: other === 'zh' ? '中文' : 'English',
      hint: language,
      run: () => chooseLanguage(other),
    },
  ]
}

const most = 8

const callsFor = (typed: string): ReadonlyArray<Choice> => {
  const { calls, filter } = words.value
  const [, seq] = /^#?(\d{1,15})$/.exec(typed) ?? []
  if (typed === '') return []
  const filtered = {
    id: 'filter',
    text: typed,
    hint: filter,
    run: () => go({ pane: 'calls', q: typed, seq: 0 }),
  }
  return seq === undefined
    ? [filtered]
    : [
        { id: 'call', text: `#${seq}`, hint: calls, run: () => go({ pane: 'calls', seq: Number(seq) }) },
        filtered,
      ]
}

/** Everything that has a name, found by it: calls, operations, panes. */
export const Palette = ({ server, panes }: { server: Server; panes: ReadonlyArray<Pane> }): JSX.Element => {
  const dialog = useRef<HTMLDialogElement>(null)
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const [found, setFound] = useState<ReadonlyArray<OperationLine>>([])
  const { palette } = words.value
  useEffect(() => {
    let isWanted = true
    setAt(0)
    if (typed.length < 2) setFound([])
    else
      void server
        .get<OperationList>(
          `/api/operations?${new URLSearchParams({ text: typed, limit: String(most) }).toString()}`,
        )
        .then((answer) => {
          if (isWanted) setFound('ok' in answer ? answer.ok.lines : [])
        })
    return () => {
      isWanted = false
    }
  }, [typed])
  const sought = typed.toLowerCase()
  const choices: ReadonlyArray<Choice> = [
    ...callsFor(typed),
    ...commands(panes).filter(({ text }) => text.toLowerCase().includes(sought)),
    ...found.map(({ id: method, title }) => ({
      id: `operation-${method}`,
      text: method,
      hint: title,
      run: () => go({ pane: 'operations', q: method }),
    })),
  ]
  const run = (choice: Choice | undefined): void => {
    dialog.current?.close()
    setTyped('')
    choice?.run()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (by !== undefined) {
      event.preventDefault()
      setAt((at + by + choices.length) % Math.max(1, choices.length))
    }
    if (event.key === 'Enter' && !event.isComposing) {
      event.preventDefault()
      run(choices[at])
    }
  }
  return (
    <>
      <button type="button" data-key="K" title={palette.title} onClick={() => dialog.current?.showModal()}>
        {/Mac|iP(hone|ad)/.test(navigator.platform) ? '⌘K' : 'Ctrl K'}
      </button>
      <dialog ref={dialog} class="palette" aria-label={palette.title}>
        <input
          type="search"
          aria-controls="palette-list"
          aria-activedescendant={choices[at] === undefined ? undefined : `palette-${at}`}
          aria-label={palette.title}
          placeholder={palette.hint}
          value={typed}
          spellcheck={false}
          autocomplete="off"
          onInput={({ currentTarget }) => setTyped(currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <ul id="palette-list" role="listbox" aria-label={palette.title}>
          {choices.map((choice, index) => (
            <li
              key={choice.id}
              id={`palette-${index}`}
              role="option"
              aria-selected={index === at}
              onClick={() => run(choice)}
            >
              {choice.text} <span>{choice.hint}</span>
            </li>
          ))}
        </ul>
      </dialog>
    </>
  )
}
