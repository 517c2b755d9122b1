import type { Edit, Entry, ResendAs } from '@paifang/emulator/control'
import { useRef, useState } from 'preact/hooks'
import type { JSX } from 'preact'
import { words } from '../../words/language'
import { editOf, editRows } from './EditRow'

/** Every value of a request in a field: what is changed is sent, what is not stays as it was, masked or not. */
export const Editor = ({
  entry,
  onSend,
}: {
  entry: Entry
  onSend: (as: ResendAs, edits: ReadonlyArray<Edit>) => void
}): JSX.Element => {
  const { again, name, text } = words.value
  const rows = editRows(entry)
  const [problem, setProblem] = useState('')
  const form = useRef<HTMLFormElement>(null)
  const valueOf = (field: string): string => {
    const found = form.current?.elements.namedItem(field)
    return found instanceof HTMLInputElement ? found.value : ''
  }
  const isLeft = (param: string): boolean => {
    const found = form.current?.elements.namedItem(`out ${param}`)
    return found instanceof HTMLInputElement && found.checked
  }
  const send = (as: ResendAs): void => {
    const out = Object.keys(entry.request.params).filter(isLeft)
    const edits: Edit[] = []
    for (const [at, row] of rows.entries()) {
      if (out.includes(row.edit.param ?? '')) continue
      const edit = editOf(row, valueOf(`edit ${at}`))
      if (edit === 'no-json') {
        setProblem(again.noJson(row.label))
        return
      }
      if (edit !== undefined) edits.push(edit)
    }
    const added = valueOf('new name')
    setProblem('')
    onSend(as, [
      ...edits,
      ...out.map((param) => ({ param })),
      ...(added === '' ? [] : [{ param: added, value: valueOf('new text') }]),
    ])
  }
  return (
    <form
      ref={form}
      class="editor"
      onSubmit={(event) => {
        event.preventDefault()
        send('signed-again')
      }}
    >
      <p>{again.editHint}</p>
      <table class="fields">
        <thead>
          <tr>
            <th scope="col">{name}</th>
            <th scope="col">{text}</th>
            <th scope="col" class="out">
              {again.leaveOut}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ edit: { param }, label, shown, isMasked }, at) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>
                <input
                  name={`edit ${at}`}
                  aria-label={label}
                  defaultValue={isMasked ? '' : shown}
                  placeholder={isMasked ? again.kept : ''}
                  spellcheck={false}
                  autocomplete="off"
                />
              </td>
              <td class="out">
                {param !== undefined && rows[at - 1]?.edit.param !== param && (
                  <input type="checkbox" name={`out ${param}`} aria-label={`${again.leaveOut} ${param}`} />
                )}
              </td>
            </tr>
          ))}
          <tr>
            <td>
              <input name="new name" aria-label={again.newName} placeholder={again.newName} />
            </td>
            <td>
              <input name="new text" aria-label={again.newText} placeholder={again.newText} />
            </td>
            <td class="out" />
          </tr>
        </tbody>
      </table>
      {problem !== '' && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
      <p>
        <button type="submit" class="main">
          {again.signAndSend}
        </button>{' '}
        <button type="button" onClick={() => send('own-account')}>
          {again.ownAccount}
        </button>
      </p>
    </form>
  )
}
