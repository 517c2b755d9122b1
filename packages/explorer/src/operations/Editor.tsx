import { useState } from 'preact/hooks'
import type { JSX } from 'preact'
import type { FormField, Issue } from '../contract'
import { words } from '../words/language'
import type { Files } from './createFiles'
import { isStruct, readExact } from './exactJson'
import { FormFields, isShown, putInto, type Filling } from './Form'

const Issues = ({ issues }: { issues: ReadonlyArray<Issue> }): JSX.Element | null =>
  issues.length === 0 ? null : (
    <ul class="problem">
      {issues.map(({ path, said }) => (
        <li key={path}>{said[words.value.lang]}</li>
      ))}
    </ul>
  )

/** One text in two forms: as fields, where a document says which, and as JSON. What is wrong with it stands at its field. */
export const Editor = ({
  name,
  label,
  fields,
  text,
  setText,
  issues,
  now,
  files,
}: {
  name: string
  label: string
  fields: ReadonlyArray<FormField> | undefined
  text: string
  setText: (text: string) => void
  issues: ReadonlyArray<Issue>
  now: () => number
  files?: Files
}): JSX.Element => {
  const [wantsJson, setJson] = useState(fields === undefined)
  const { form: say } = words.value
  const value = readExact(text)
  const isForm = !wantsJson && fields !== undefined && isStruct(value)
  const filling: Filling = {
    value,
    put: (place, at) => setText(putInto(text, place, at)),
    issues,
    now,
    files,
    prefix: name,
  }
  const elsewhere = isForm ? issues.filter((issue) => !isShown(issue, fields, value)) : issues
  return (
    <>
      {fields !== undefined && (
        <p class="choices" role="group" aria-label={label}>
          <button
            type="button"
            aria-pressed={isForm}
            disabled={!isStruct(value)}
            onClick={() => setJson(false)}
          >
            {say.form}
          </button>
          <button type="button" aria-pressed={!isForm} onClick={() => setJson(true)}>
            JSON
          </button>
        </p>
      )}
      <Issues issues={elsewhere} />
      {isForm ? (
        <div class="form">
          <FormFields fields={fields} place={[]} value={value} filling={filling} />
        </div>
      ) : (
        <textarea
          id={`${name}-json`}
          aria-label={label}
          rows={Math.min(18, text.split('\n').length + 1)}
          spellcheck={false}
          autocomplete="off"
          value={text}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
        />
      )}
      {!isForm && value === undefined && text.trim() !== '' && <p class="problem issue">{say.noJson}</p>}
    </>
  )
}
