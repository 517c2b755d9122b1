import { useState } from 'preact/hooks'
import type { JSX } from 'preact'
import { words } from '../words/language'

/** So much of a text is drawn until somebody asks for all of it. */
const mostShown = 65_536
const mostAtAll = 4_194_304

/** A text as it is, cut where it is long. */
export const Text = ({ text, label }: { text: string; label: string }): JSX.Element => {
  const [isWhole, setWhole] = useState(false)
  const { cut, showAll } = words.value
  const most = isWhole ? mostAtAll : mostShown
  const shown = text.slice(0, most)
  return (
    <>
      <pre tabIndex={0} role="region" aria-label={label}>
        {shown}
      </pre>
      {shown.length < text.length && (
        <p>
          {cut(shown.length, text.length)}{' '}
          {!isWhole && (
            <button type="button" onClick={() => setWhole(true)}>
              {showAll}
            </button>
          )}
        </p>
      )}
    </>
  )
}
