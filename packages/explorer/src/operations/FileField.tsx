import { useState } from 'preact/hooks'
import type { JSX } from 'preact'
import { words } from '../words/language'
import { mostFileMib, type Files } from './createFiles'
import { isStruct, typedMember, type Exact } from './exactJson'

/** A file: what is chosen, and whether its bytes are still at hand. */
export const FileField = ({
  id,
  label,
  value,
  files,
  onChange,
}: {
  id: string
  label: string
  value: Exact | undefined
  files: Files
  onChange: (value: Exact) => void
}): JSX.Element => {
  const [isTooLarge, setTooLarge] = useState(false)
  const { form: say } = words.value
  const choose = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return
    const taken = await files.take(file)
    setTooLarge(taken === undefined)
    if (taken !== undefined) onChange(taken)
  }
  return (
    <>
      <input
        id={id}
        type="file"
        aria-label={label}
        onChange={({ currentTarget }) => void choose(currentTarget.files?.[0])}
      />
      {isStruct(value) && (
        <p class="facts">
          <code>{['name', 'type'].map((member) => typedMember(value, member)).join(' ')}</code>{' '}
          {say.fileBytes(typedMember(value, 'size'))} · sha256 {typedMember(value, 'sha256').slice(0, 12)}…
        </p>
      )}
      {value !== undefined && !files.has(value) && <p class="problem issue">{say.fileGone}</p>}
      {isTooLarge && <p class="problem issue">{say.fileTooLarge(mostFileMib)}</p>}
    </>
  )
}
