import type { JSX } from 'preact'
import { go } from '../frame/route'
import { words } from '../words/language'
import { chooseNone, chosen, seqsText } from './chosen'

/** What can be done with the calls that were chosen. */
export const ChosenCalls = (): JSX.Element | null => {
  const { size } = chosen.value
  const { list: say, pins } = words.value
  if (size === 0) return null
  return (
    <p class="chosen-ones" role="status">
      {say.chosen(size)}{' '}
      <button type="button" onClick={() => go({ q: `seq:${seqsText(chosen.value)}` })}>
        {pins.only}
      </button>{' '}
      <button type="button" onClick={chooseNone}>
        {say.chooseNone}
      </button>
    </p>
  )
}
