import type { Entry } from '@paifang/emulator/control'
import { useState } from 'preact/hooks'
import type { JSX } from 'preact'
import type { Answer, Server } from '../server/createServer'
import { words } from '../words/language'
import { curlOf } from './curlOf'

/** What a call took, as JSON: as it was read, or where nobody read it its parameters. */
const inputOf = ({ input, request }: Entry): string => JSON.stringify(input ?? request.params, null, 2)

/** The call in the forms in which it is handed on; what is masked of it stays so. */
export const CopyAs = ({
  entry,
  server,
  origin,
}: {
  entry: Entry
  server: Server
  origin: string
}): JSX.Element => {
  const [said, setSaid] = useState('')
  const { copyAs, copied, notCopied } = words.value
  const copy = (text: string): Promise<void> =>
    navigator.clipboard.writeText(text).then(
      () => setSaid(copied),
      () => setSaid(notCopied),
    )
  const copyTypescript = async (): Promise<void> => {
    const answer: Answer<{ readonly typescript: string }> = await server.send(
      'POST',
      '/api/calls/typescript',
      {
        method: entry.method ?? '',
        input: inputOf(entry),
      },
    )
    if ('failed' in answer) setSaid(answer.failed.text)
    else await copy(answer.ok.typescript)
  }
  return (
    <>
      <button type="button" data-key="c" onClick={() => void copy(curlOf(entry, origin))}>
        {copyAs.curl}
      </button>
      {entry.input !== undefined && (
        <button type="button" data-key="t" onClick={() => void copyTypescript()}>
          {copyAs.typescript}
        </button>
      )}
      <button type="button" onClick={() => void copy(inputOf(entry))}>
        {copyAs.json}
      </button>
      <span role="status">{said}</span>
    </>
  )
}
