import type { JSX } from 'preact'
import { words } from '../words/language'
import { columns, setWidth, showColumn, shownColumns, widths } from './shownColumns'

/** Which columns the list has, and how wide they are. */
export const Columns = (): JSX.Element => {
  const { chooseColumns, columns: names, list } = words.value
  return (
    <details class="menu">
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
