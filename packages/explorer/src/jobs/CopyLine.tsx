import { useState } from 'preact/hooks'
import type { JSX } from 'preact'
import { jobWords } from './words/words'

/** A command to be run elsewhere. */
export const CopyLine = ({
  label,
  line,
  hint = '',
}: {
  label: string
  line: string
  hint?: string
}): JSX.Element => {
  const [isCopied, setIsCopied] = useState(false)
  const say = jobWords.value
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(line)
    setIsCopied(true)
  }
  return (
    <div class="copy-line">
      <p>
        {label}
        {hint === '' ? '' : ` · ${hint}`}{' '}
        <button type="button" aria-label={`${say.copy}: ${label}`} onClick={() => void copy()}>
          {say.copy}
        </button>{' '}
        <span role="status">{isCopied ? say.copied : ''}</span>
      </p>
      <code class="segments">{line}</code>
    </div>
  )
}
