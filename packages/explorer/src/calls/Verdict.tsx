import type { CheckShown, Entry } from '@paifang/emulator/control'
import type { JSX } from 'preact'
import { words } from '../words/language'
import { Segments } from './Segments'

const signs = { passed: '✓', failed: '✗', overlooked: '!', 'not-reached': '·' } as const

const Check = ({ check }: { check: CheckShown }): JSX.Element => {
  const { lang, states, came, expected, nothing } = words.value
  const { state, name, code, client, gateway } = check
  const isSigned = name === 'signature'
  return (
    <li class={`check ${state}`}>
      <span class="sign" aria-hidden="true">
        {signs[state]}
      </span>
      <span class="what">
        <b>{name}</b> {check[lang]}
      </span>
      <span class="state">
        {states[state]}
        {code === undefined ? '' : ` · ${code}`}
      </span>
      {state !== 'passed' && !isSigned && (client !== undefined || gateway !== undefined) && (
        <dl>
          <dt>{came}</dt>
          <dd>
            {client === undefined || client.every(({ text }) => text === '') ? (
              nothing
            ) : (
              <Segments segments={client} />
            )}
          </dd>
          <dt>{expected}</dt>
          <dd>{gateway === undefined ? nothing : <Segments segments={gateway} />}</dd>
        </dl>
      )}
    </li>
  )
}

const Times = ({ entry }: { entry: Entry }): JSX.Element => {
  const { timeline, steps } = words.value
  const parts = [
    ...(entry.steps === undefined
      ? []
      : (['wait', 'judge', 'handle'] as const).map(
          (name) => [steps[name], entry.steps?.[name] ?? 0] as const,
        )),
    ...(entry.deliveryMs === undefined ? [] : [[steps.deliver, entry.deliveryMs] as const]),
  ]
  return (
    <p class="times">
      {timeline}: {entry.durationMs.toFixed(1)} ms
      {parts.map(([name, ms]) => ` · ${name} ${ms.toFixed(1)}`)}
    </p>
  )
}

/** Which check said no, and why. */
export const Verdict = ({ entry, reason }: { entry: Entry; reason: string }): JSX.Element => {
  const { lang, notReached, faultsStruck, noGateway, application, requestId, connection } = words.value
  const { checks, explanation, refusal, faults } = entry
  const reached = checks.filter(({ state }) => state !== 'not-reached')
  const others = checks.filter(({ state }) => state === 'not-reached')
  return (
    <>
      {refusal !== undefined && (
        <p class="refusal">
          <b>{refusal.code}</b> {refusal.subCode ?? ''} {reason}
        </p>
      )}
      {explanation !== undefined && <p class="explanation">{explanation[lang]}</p>}
      {entry.gateway === undefined && <p>{noGateway}</p>}
      {faults.length > 0 && (
        <p>
          {faultsStruck}: <code>{faults.map((fault) => JSON.stringify(fault)).join(' ')}</code>
        </p>
      )}
      <ul class="checks">
        {reached.map((check) => (
          <Check key={check.name} check={check} />
        ))}
      </ul>
      {others.length > 0 && (
        <details>
          <summary>{notReached(others.length)}</summary>
          <ul class="checks">
            {others.map((check) => (
              <Check key={check.name} check={check} />
            ))}
          </ul>
        </details>
      )}
      <Times entry={entry} />
      <p class="facts">
        {entry.app === undefined ? '' : `${application} ${entry.app} · `}
        {entry.requestId === undefined ? '' : `${requestId} ${entry.requestId} · `}
        {entry.connection === undefined ? '' : `${connection} ${entry.connection}`}
      </p>
    </>
  )
}
