import { Options } from '../frame/Options'
import type { JSX } from 'preact'
import { groupings } from '../rows/groupings'
import { words } from '../words/language'
import { arranged, groupBy, showAll } from './arranged'

/** How the lines stand together, and whether those that a filter does not let through have one. */
export const Arrange = (): JSX.Element => {
  const { by, showsAll } = arranged.value
  const { list: say } = words.value
  return (
    <>
      <label>
        {say.groupBy}{' '}
        <select
          id="group"
          value={by ?? ''}
          onChange={({ currentTarget }) => groupBy(groupings.find((one) => one === currentTarget.value))}
        >
          <option value="">{say.noGroups}</option>
          <Options values={groupings} shown={say.groupings} />
        </select>
      </label>
      <label title={say.marksHint}>
        <input
          type="checkbox"
          checked={showsAll}
          onChange={({ currentTarget }) => showAll(currentTarget.checked)}
        />{' '}
        {say.marks}
      </label>
    </>
  )
}
