import type { JSX } from 'preact'
import { words } from '../words/language'
import { columns, showColumn, shownColumns } from './shownColumns'

/** Which columns the list has. */
export const Columns = (): JSX.Element => {
  const { chooseColumns, columns: names } = words.value
  return (
    <details class="menu">
      <summary>{chooseColumns}</summary>
      <div>
        {columns.map((name) => (
          <label key={name}>
            <input
              type="checkbox"
              checked={shownColumns.value.includes(name)}
              onChange={({ currentTarget }) => showColumn(name, currentTarget.checked)}
            />{' '}
            {names[name]}
          </label>
        ))}
      </div>
    </details>
  )
}
