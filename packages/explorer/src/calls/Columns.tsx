import type { JSX } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { words } from '../words/language'
import { columns, setWidth, showColumn, shownColumns, widths } from './shownColumns'

/** Which columns the list has, and how wide they are. */
export const Columns = (): JSX.Element => {
  const { chooseColumns, columns: names, list } = words.value
  const menu = useRef<HTMLDetailsElement>(null)
  // It lies over the list: whoever goes on there, or presses Esc in it, is done with it.
  useEffect(() => {
    const close = ({ target }: Event): void => {
      if (menu.current !== null && !menu.current.contains(target as Node)) menu.current.open = false
    }
    document.addEventListener('pointerdown', close)
    return () => document.removeEventListener('pointerdown', close)
  }, [])
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || menu.current?.open !== true) return
    event.stopPropagation()
    menu.current.open = false
    menu.current.querySelector('summary')?.focus()
  }
  return (
    <details class="menu" ref={menu} onKeyDown={onKeyDown}>
      <summary>{chooseColumns}</summary>
      <div>
        {columns.map((name) => (
          <div key={name}>
            <label>
              <input
                type="checkbox"
                checked={shownColumns.value.includes(name)}
                onChange={({ currentTarget }) => showColumn(name, currentTarget.checked)}
              />{' '}
              {names[name]}
            </label>
            <input
              type="number"
              step={8}
              aria-label={list.width(names[name])}
              placeholder={list.usualWidth}
              value={widths.value[name] ?? ''}
              onChange={({ currentTarget: { value } }) =>
                setWidth(name, value === '' ? undefined : Number(value))
              }
            />
          </div>
        ))}
      </div>
    </details>
  )
}
