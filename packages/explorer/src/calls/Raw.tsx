import type { BytesShown, Entry } from '@paifang/emulator/control'
import { useEffect, useState } from 'preact/hooks'
import type { JSX } from 'preact'
import type { Server } from '../server/createServer'
import { words } from '../words/language'
import { hexOf } from './hexOf'
import { Text } from './Text'

const Bytes = ({
  server,
  path,
  shown,
  label,
}: {
  server: Server
  path: string
  shown: BytesShown
  label: string
}): JSX.Element => {
  const [text, setText] = useState('')
  useEffect(() => {
    let isWanted = true
    void server.bytes(path).then((answer) => {
      if (isWanted) setText('ok' in answer ? hexOf(answer.ok, shown.masked) : answer.failed.text)
    })
    return () => {
      isWanted = false
    }
  }, [path])
  return <Text text={text} label={label} />
}

const headOf = ({ answer }: Entry): string =>
  [
    `HTTP ${answer.status}`,
    ...Object.entries(answer.headers).map(([name, value]) => `${name}: ${value}`),
  ].join('\n')

/** What travelled, as it was. */
export const Raw = ({ entry, server }: { entry: Entry; server: Server }): JSX.Element => {
  const [isHex, setHex] = useState(false)
  const { request, answered, text, hex, whole } = words.value
  const { seq, answer } = entry
  return (
    <>
      <p>
        <button type="button" aria-pressed={!isHex} onClick={() => setHex(false)}>
          {text}
        </button>{' '}
        <button type="button" aria-pressed={isHex} onClick={() => setHex(true)}>
          {hex}
        </button>
      </p>
      <h3>
        {request} · {whole(entry.request.bytes.length)}
      </h3>
      {isHex ? (
        <Bytes
          server={server}
          path={`/api/emulator/journal/${seq}/request.bin`}
          shown={entry.request.bytes}
          label={request}
        />
      ) : (
        <Text text={entry.request.raw} label={request} />
      )}
      <h3>
        {answered} · {whole(answer.sent.length)} · {answer.delivery}
      </h3>
      {isHex ? (
        <Bytes
          server={server}
          path={`/api/emulator/journal/${seq}/answer.bin`}
          shown={answer.sent}
          label={answered}
        />
      ) : (
        <Text text={`${headOf(entry)}\n\n${answer.body}`} label={answered} />
      )}
    </>
  )
}
