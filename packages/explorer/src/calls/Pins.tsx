import type { JSX } from 'preact'
import { go, route } from '../frame/route'
import { words } from '../words/language'
import { notePin, pins, togglePin } from './pinned'

/** Calls that were pinned, with a remark each; the open one can be compared with any of them. */
export const Pins = (): JSX.Element | null => {
  const all = pins.value
  const { seq: open } = route.value
  const { pins: say } = words.value
  if (all.length === 0) return null
  return (
    <ul class="pins" aria-label={say.list}>
      {all.map(({ seq, note }) => (
        <li key={seq}>
          <button type="button" aria-pressed={seq === open} onClick={() => go({ seq })}>
            {seq}
          </button>
          <input
            aria-label={say.note(seq)}
            placeholder={say.noteHint}
            size={12}
            value={note}
            onChange={({ currentTarget }) => notePin(seq, currentTarget.value)}
          />
          {open > 0 && open !== seq && (
            <button type="button" onClick={() => go({ seq: open, beside: seq })}>
              {say.compare(seq)}
            </button>
          )}
          <button type="button" aria-label={say.remove(seq)} onClick={() => togglePin(seq)}>
            ×
          </button>
        </li>
      ))}
      <li>
        <button type="button" onClick={() => go({ q: `seq:${all.map(({ seq }) => seq).join(',')}` })}>
          {say.only}
        </button>
      </li>
    </ul>
  )
}
