import { Options } from '../frame/Options'
import { useRef, useState } from 'preact/hooks'
import type { JSX } from 'preact'
import { Sides } from '../calls/Sides'
import type { Server } from '../server/createServer'
import type { FirstDifference, Hello, SecretSource, SignatureShown } from '../contract'
import { words } from '../words/language'
import { pasted } from './pasted'

const Found = ({ first }: { first: FirstDifference | null }): JSX.Element => {
  const { signature, gatewaySide } = words.value
  if (first === null) return <p>{signature.same}</p>
  return (
    <section>
      <p>{signature.parts(first.at)}</p>
      <dl class="first">
        <dt>{gatewaySide}</dt>
        <dd>
          <code>{first.gateway}</code> {signature.bytes} <code>{first.gatewayBytes}</code>
        </dd>
        <dt>{signature.yours}</dt>
        <dd>
          <code>{first.own}</code> {signature.bytes} <code>{first.ownBytes}</code>
        </dd>
      </dl>
    </section>
  )
}

const Verdict = ({ shown }: { shown: SignatureShown }): JSX.Element => {
  const { lang, signature } = words.value
  const isTold = shown.matched || shown.exact
  return (
    <div class="verdict">
      <p>{signature.readAs(shown.gateway, shown.method, shown.params.length)}</p>
      <p class={`explanation ${shown.name === 'right' ? 'right' : ''}`}>
        <b>{shown.name}</b> {isTold ? shown[lang] : signature.inexact}
      </p>
      <ul>
        {(shown.differences.length > 1 ? shown.differences : []).map((difference) => (
          <li key={`${difference.name} ${difference.field ?? ''}`}>
            <b>{difference.name}</b>
            {difference.field === undefined ? '' : ` (${difference.field})`} {difference[lang]}
          </li>
        ))}
      </ul>
      {shown.clock !== undefined && (
        <p>
          {signature.ifNow} {shown.clock[lang]}
        </p>
      )}
      {shown.first !== undefined && <Found first={shown.first} />}
      <Sides sides={shown.sides} />
    </div>
  )
}

/** Why a signature is wrong: a request is pasted, and both hashed texts stand beside each other. */
export const Signature = ({ server, hello }: { server: Server; hello: Hello }): JSX.Element => {
  const sources = [...new Set(hello.gateways.flatMap(({ secrets }) => secrets))]
  const [source, setSource] = useState<SecretSource>(sources[0] ?? 'once')
  const [gateway, setGateway] = useState('')
  const [method, setMethod] = useState('')
  const [shown, setShown] = useState<SignatureShown | undefined>(undefined)
  const [problem, setProblem] = useState('')
  const own = useRef<HTMLTextAreaElement>(null)
  const typed = useRef<HTMLInputElement>(null)
  const { signature: say } = words.value
  const methods = hello.gateways.filter(({ name }) => gateway === '' || name === gateway)

  const explain = async (event: Event): Promise<void> => {
    event.preventDefault()
    const answer = await server.send<SignatureShown>('POST', '/api/signature', {
      from: pasted.value,
      secret: source === 'once' ? { from: source, value: typed.current?.value ?? '' } : { from: source },
      ...(gateway === '' ? {} : { gateway }),
      ...(method === '' ? {} : { signMethod: method }),
      ...(own.current?.value ? { own: own.current.value } : {}),
    })
    setShown('ok' in answer ? answer.ok : undefined)
    setProblem('ok' in answer ? '' : answer.failed.text)
  }
  return (
    <div class="signature">
      <form onSubmit={(event) => void explain(event)}>
        <label for="from">{say.paste}</label>
        <textarea
          id="from"
          value={pasted.value}
          onInput={({ currentTarget }) => {
            pasted.value = currentTarget.value
          }}
          rows={10}
          placeholder={say.pasteHint}
          spellcheck={false}
          autocomplete="off"
        />
        <div class="choices">
          <label>
            {say.gateway}{' '}
            <select value={gateway} onChange={({ currentTarget }) => setGateway(currentTarget.value)}>
              <option value="">{say.byRequest}</option>
              <Options values={hello.gateways.map(({ name }) => name)} />
            </select>
          </label>
          <label>
            {say.method}{' '}
            <select value={method} onChange={({ currentTarget }) => setMethod(currentTarget.value)}>
              <option value="">{say.byRequest}</option>
              <Options values={[...new Set(methods.flatMap(({ signMethods }) => signMethods))]} />
            </select>
          </label>
        </div>
        <fieldset>
          <legend>{say.secret}</legend>
          {sources.map((name) => (
            <label key={name}>
              <input type="radio" name="source" checked={source === name} onChange={() => setSource(name)} />{' '}
              {say.sources[name]}
            </label>
          ))}
          {source === 'once' && (
            <input
              type="password"
              ref={typed}
              autocomplete="off"
              aria-label={say.typed}
              placeholder={say.typed}
            />
          )}
        </fieldset>
        <label for="own">{say.own}</label>
        <textarea id="own" ref={own} rows={3} spellcheck={false} autocomplete="off" />
        <button type="submit" class="main">
          {say.explain}
        </button>
      </form>
      <section class="result" aria-live="polite" aria-labelledby="verdict" tabIndex={0}>
        <h2 id="verdict">{say.verdict}</h2>
        {problem !== '' && <p class="problem">{problem}</p>}
        {shown === undefined ? (
          problem === '' && <p class="empty">{say.waiting}</p>
        ) : (
          <Verdict shown={shown} />
        )}
      </section>
    </div>
  )
}
