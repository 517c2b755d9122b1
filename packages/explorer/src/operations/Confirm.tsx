import { useEffect, useRef, useState } from 'preact/hooks'
import type { JSX } from 'preact'
import type { Prepared } from '../contract'
import { words } from '../words/language'

/** What is about to happen, and to whom; a write to production is sent only with its word typed. */
export const Confirm = ({
  method,
  prepared,
  onSend,
  onCancel,
}: {
  method: string
  prepared: Prepared
  onSend: (typed: string) => void
  onCancel: () => void
}): JSX.Element => {
  const dialog = useRef<HTMLDialogElement>(null)
  const [typed, setTyped] = useState('')
  const [leftMs, setLeft] = useState(prepared.forMs)
  const { lang, real: say, cancel } = words.value
  const { endpoint, from, key, writes, needs, word, bytes, production } = prepared
  useEffect(() => {
    const until = Date.now() + prepared.forMs
    dialog.current?.showModal()
    const timer = setInterval(() => setLeft(Math.max(0, until - Date.now())), 500)
    return () => clearInterval(timer)
  }, [])
  const isReady = leftMs > 0 && (needs !== 'type' || typed.trim() === word)
  return (
    <dialog ref={dialog} aria-labelledby="confirm" onClose={onCancel}>
      <h2 id="confirm">{production ? say.production : say.elsewhere}</h2>
      <p>
        <code>{endpoint}</code> · {from[lang]} · {say.key} {key}
      </p>
      <p>
        <code>{method}</code> <b>{writes ? say.write : say.read}</b>
      </p>
      <p class="facts">
        {bytes} {words.value.signature.bytes} · {writes ? `${say.notUndone} · ` : ''}
        {say.notRepeated}
      </p>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (isReady) onSend(needs === 'type' ? typed : word)
        }}
      >
        {needs === 'type' && (
          <p>
            <label>
              {say.type(word)}{' '}
              <input
                value={typed}
                autocomplete="off"
                spellcheck={false}
                onInput={({ currentTarget }) => setTyped(currentTarget.value)}
              />
            </label>
          </p>
        )}
        <p class="choices">
          <span class="facts">{say.valid(Math.ceil(leftMs / 1000))}</span>
          <button type="button" onClick={() => dialog.current?.close()}>
            {cancel}
          </button>
          <button type="submit" class="main" disabled={!isReady}>
            {say.send}
          </button>
        </p>
      </form>
    </dialog>
  )
}
