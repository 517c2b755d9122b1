import { useState } from 'preact/hooks'
import type { JSX } from 'preact'
import { Text } from '../calls/Text'
import type { Checked } from '../contract'
import { words } from '../words/language'

const kinds = ['request', 'typescript', 'curl'] as const

const headOf = (
  { verb, url, headers, params, files = [] }: Checked['request'],
  fileOf: (bytes: string) => string,
): string =>
  [
    `${verb} ${url}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    '',
    ...Object.entries(params).map(([name, value]) => `${name} = ${value}`),
    ...files.map(
      ({ name, fileName, type, bytes }) => `${name} = ${fileName} (${type}, ${fileOf(String(bytes))})`,
    ),
  ].join('\n')

/** What would be sent, and the same as a program and as a command. */
export const Request = ({ checked }: { checked: Checked }): JSX.Element => {
  const [kind, setKind] = useState<(typeof kinds)[number]>('request')
  const [copied, setCopied] = useState('')
  const { operations: say, signature, form } = words.value
  const { request, bytes, curl, typescript } = checked
  const titles = { request: say.request, typescript: 'TypeScript', curl: 'curl' }
  const texts = { request: headOf(request, form.fileBytes), typescript, curl }
  return (
    <>
      <p class="choices" role="group" aria-label={say.request}>
        {kinds.map((one) => (
          <button key={one} type="button" aria-pressed={one === kind} onClick={() => setKind(one)}>
            {titles[one]}
          </button>
        ))}
        {texts[kind] !== '' && (
          <button
            type="button"
            onClick={() =>
              void navigator.clipboard.writeText(texts[kind]).then(
                () => setCopied(kind),
                () => setCopied(''),
              )
            }
          >
            {copied === kind ? say.copied : say.copy}
          </button>
        )}
      </p>
      {texts[kind] === '' ? (
        <p class="empty">{kind === 'typescript' ? say.noProgram : say.noCode}</p>
      ) : (
        <Text key={kind} text={texts[kind]} label={titles[kind]} />
      )}
      {kind === 'request' && (
        <>
          <p class="facts">
            {bytes} {signature.bytes}
          </p>
          <h3>{say.stringToSign}</h3>
          {request.files !== undefined && <p class="facts">{say.filesUnsigned}</p>}
          <code class="segments">{request.stringToSign}</code>
        </>
      )}
      {kind !== 'request' && texts[kind] !== '' && request.files !== undefined && (
        <p class="facts">{say.filesHint}</p>
      )}
      {kind === 'curl' && curl !== '' && <p class="facts">{say.curlHint}</p>}
    </>
  )
}
