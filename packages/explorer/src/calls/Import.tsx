import { useRef, useState } from 'preact/hooks'
import type { JSX } from 'preact'
import { go } from '../frame/route'
import type { Server } from '../server/createServer'
import type { Imported } from '../contract'
import { pasted } from '../signature/pasted'
import { words } from '../words/language'

/** What the console server takes: text beyond it would only hold up the page. */
const largest = 4 * 1024 * 1024

/** What a service really sent, from wherever it was written down: the emulator judges it whole. */
export const Import = ({ server }: { server: Server }): JSX.Element => {
  const dialog = useRef<HTMLDialogElement>(null)
  const [problem, setProblem] = useState('')
  const [said, setSaid] = useState<ReadonlyArray<string>>([])
  const { imports: say, close, signature, lang } = words.value
  const [isBusy, setBusy] = useState(false)
  const send = async (asOwn: boolean): Promise<void> => {
    if (isBusy) return
    setBusy(true)
    setProblem('')
    setSaid([])
    const answer = await server.send<Imported>('POST', '/api/calls/import', { from: pasted.value, asOwn })
    setBusy(false)
    if ('failed' in answer) {
      setProblem(answer.failed.text)
      return
    }
    const { seqs, unread, said } = answer.ok
    setProblem(unread === 0 ? '' : say.unread(unread))
    setSaid(said.map((text) => text[lang]))
    const [first] = seqs
    if (first === undefined) return
    go({ pane: 'calls', seq: first, q: seqs.length > 1 ? `seq:${seqs.join(',')}` : '' })
    if (unread === 0 && said.length === 0) dialog.current?.close()
  }
  const read = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return
    const isTooLarge = file.size > largest
    setProblem(isTooLarge ? say.tooLarge : '')
    if (!isTooLarge) pasted.value = await file.text()
  }
  return (
    <>
      <button type="button" data-key="i" onClick={() => dialog.current?.showModal()}>
        {say.open}
      </button>
      <dialog ref={dialog} class="import" aria-label={say.title}>
        <h2>{say.title}</h2>
        <p>{say.hint}</p>
        <textarea
          aria-label={signature.paste}
          rows={10}
          placeholder={signature.pasteHint}
          spellcheck={false}
          autocomplete="off"
          value={pasted.value}
          onInput={({ currentTarget }) => {
            pasted.value = currentTarget.value
          }}
        />
        <p>
          <label>
            {say.file}{' '}
            <input type="file" onChange={({ currentTarget }) => void read(currentTarget.files?.[0])} />
          </label>
        </p>
        {problem !== '' && (
          <p class="problem" role="alert">
            {problem}
          </p>
        )}
        {said.length > 0 && (
          <div role="status">
            <p>{say.notAsItWas}</p>
            <ul>
              {said.map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          </div>
        )}
        <p class="choices">
          <button type="button" class="main" aria-disabled={isBusy} onClick={() => void send(false)}>
            {say.asItWas}
          </button>
          <button type="button" aria-disabled={isBusy} onClick={() => void send(true)}>
            {say.asOwn}
          </button>
          <button type="button" onClick={() => go({ pane: 'signature' })}>
            {say.explain}
          </button>
          <button type="button" onClick={() => dialog.current?.close()}>
            {close}
          </button>
        </p>
      </dialog>
    </>
  )
}
