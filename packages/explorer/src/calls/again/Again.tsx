import type { Edit, Entry, ResendAs, Resent } from '@paifang/emulator/control'
import { useState } from 'preact/hooks'
import type { JSX } from 'preact'
import { go } from '../../frame/route'
import type { Server } from '../../server/createServer'
import { words } from '../../words/language'
import { Editor } from './Editor'

/** Sends a call once more to the emulator, which has what is masked here; the new one then stands beside it. Keyed by the call. */
export const Again = ({ entry, server }: { entry: Entry; server: Server }): JSX.Element => {
  const [isEdited, setEdited] = useState(false)
  const [problem, setProblem] = useState('')
  const { again } = words.value
  const { seq } = entry
  const send = async (as: ResendAs, edits?: ReadonlyArray<Edit>): Promise<void> => {
    const answer = await server.send<Resent>('POST', `/api/emulator/journal/${seq}/resend`, {
      as,
      ...(edits === undefined ? {} : { edits }),
    })
    setProblem('failed' in answer ? answer.failed.text : '')
    if ('ok' in answer) go({ seq: answer.ok.seq, beside: seq })
  }
  return (
    <>
      <button type="button" data-key="r" title={again.signedHint} onClick={() => void send('signed-again')}>
        {again.signed}
      </button>
      <button type="button" data-key="b" title={again.bytesHint} onClick={() => void send('bytes')}>
        {again.bytes}
      </button>
      <button
        type="button"
        data-key="e"
        aria-expanded={isEdited}
        disabled={entry.gateway === undefined}
        onClick={() => setEdited(!isEdited)}
      >
        {again.edit}
      </button>
      {problem !== '' && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
      {isEdited && <Editor entry={entry} onSend={(as, edits) => void send(as, edits)} />}
    </>
  )
}
