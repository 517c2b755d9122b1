import type { BytesShown, Entry } from '@paifang/emulator/control'
import { useEffect, useState } from 'preact/hooks'
import type { JSX } from 'preact'
import type { Server } from '../server/createServer'
import { words } from '../words/language'
import { hexOf, mostBytes } from './hexOf'
import { saveFile } from './saveFile'
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
  const { cut } = words.value
  useEffect(() => {
    let isWanted = true
    void server.bytes(path).then((answer) => {
      if (isWanted) setText('ok' in answer ? hexOf(answer.ok, shown.masked) : answer.failed.text)
    })
    return () => {
      isWanted = false
    }
  }, [path])
  return (
    <>
      <Text text={text} label={label} />
      {shown.length > mostBytes && <p>{cut(mostBytes, shown.length)}</p>}
    </>
  )
}

/** The bytes as a file, however many they are: what is masked is covered in them, too. */
const Save = ({ server, path, label }: { server: Server; path: string; label: string }): JSX.Element => {
  const save = async (): Promise<void> => {
    const answer = await server.bytes(path)
    if ('ok' in answer) saveFile(answer.ok, 'application/octet-stream', path.split('/').slice(-2).join('-'))
  }
  const { save: word } = words.value
  return (
    <button type="button" aria-label={`${word}: ${label}`} onClick={() => void save()}>
      {word}
    </button>
  )
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
  const [requestPath, answerPath] = ['request', 'answer'].map(
    (name) => `/api/emulator/journal/${seq}/${name}.bin`,
  ) as [string, string]
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
        {request} · {whole(entry.request.bytes.length)}{' '}
        <Save server={server} path={requestPath} label={request} />
      </h3>
      {isHex ? (
        <Bytes server={server} path={requestPath} shown={entry.request.bytes} label={request} />
      ) : (
        <Text text={entry.request.raw} label={request} />
      )}
      <h3>
        {answered} · {whole(answer.sent.length)} · {answer.delivery}{' '}
        <Save server={server} path={answerPath} label={answered} />
      </h3>
      {isHex ? (
        <Bytes server={server} path={answerPath} shown={answer.sent} label={answered} />
      ) : (
        <Text text={`${headOf(entry)}\n\n${answer.body}`} label={answered} />
      )}
    </>
  )
}
