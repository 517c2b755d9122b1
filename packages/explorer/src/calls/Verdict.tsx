import {
  reasonIn,
  rowFlags,
  type CheckShown,
  type Entry,
  type Segment,
  type Summary,
} from '@paifang/emulator/control'
import { formatDateTimeMs } from '@paifang/wire'
import type { JSX } from 'preact'
import { words } from '../words/language'
import { Segments } from './Segments'

const signs = { passed: '✓', failed: '✗', overlooked: '!', 'not-reached': '·' } as const

/** One side of what a check compared; where it has no value, that is said. */
const Compared = ({ segments = [] }: { segments?: ReadonlyArray<Segment> | undefined }): JSX.Element => {
  const { nothing } = words.value
  const isEmpty = segments.every(({ kind, text }) => kind !== 'value' || text === '')
  return (
    <>
      {segments.some(({ text }) => text !== '') && <Segments segments={segments} />}
      {isEmpty && nothing}
    </>
  )
}

const Check = ({ check }: { check: CheckShown }): JSX.Element => {
  const { lang, states, came, expected } = words.value
  const { state, name, code, client, gateway, wanted } = check
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
            <Compared segments={client} />
          </dd>
          <dt>{expected}</dt>
          <dd>{wanted === undefined ? <Compared segments={gateway} /> : wanted[lang]}</dd>
        </dl>
      )}
    </li>
  )
}

const Checks = ({ checks }: { checks: ReadonlyArray<CheckShown> }): JSX.Element => (
  <ul class="checks">
    {checks.map((check) => (
      <Check key={check.name} check={check} />
    ))}
  </ul>
)

/** A call is judged a little after it came: beyond that, the clock was moved. */
const sameTimeMs = 5000

const Times = ({ entry }: { entry: Entry }): JSX.Element => {
  const { timeline, steps, clocks } = words.value
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
      {Math.abs(entry.at - entry.realMs) > sameTimeMs && (
        <>
          <br />
          {clocks(formatDateTimeMs(entry.at), formatDateTimeMs(entry.realMs))}
        </>
      )}
    </p>
  )
}

/** Which check said no, and why: that first, then what had passed before it and what was not reached. */
export const Verdict = ({ entry, row }: { entry: Entry; row: Summary | undefined }): JSX.Element => {
  const { lang, notReached, faultsStruck, noGateway, application, requestId, connection } = words.value
  const reason = reasonIn(lang, row?.reason ?? '')
  const isFailure = row !== undefined && row.seq === entry.seq && (row.flags & rowFlags.failed) !== 0
  const { checks, explanation, refusal, faults } = entry
  const passed = checks.filter(({ state }) => state === 'passed')
  const failed = checks.filter(({ state }) => state === 'failed' || state === 'overlooked')
  const others = checks.filter(({ state }) => state === 'not-reached')
  return (
    <>
      {refusal !== undefined && (
        <p class="refusal">
          <b>{refusal.code}</b> {refusal.subCode ?? ''} {reason}
        </p>
      )}
      {isFailure && (
        <p class="refusal">
          {words.value.saysFailed} <b>{row.code}</b> {reason}
        </p>
      )}
      {explanation !== undefined && <p class="explanation">{explanation[lang]}</p>}
      {entry.gateway === undefined && (
        <>
          <p>{noGateway}</p>
          <p>
            <code>{`${entry.request.verb} ${entry.request.path}`}</code> → {entry.answer.body.slice(0, 500)}
          </p>
        </>
      )}
      {faults.length > 0 && (
        <p>
          {faultsStruck}: <code>{faults.map((fault) => JSON.stringify(fault)).join(' ')}</code>
        </p>
      )}
      {failed.length > 0 && <Checks checks={failed} />}
      {passed.length > 0 && (
        <details open={failed.length === 0}>
          <summary>
            {passed.map(({ name }) => (
              <span key={name} class="passed">
                <span class="sign" aria-hidden="true">
                  {signs.passed}
                </span>{' '}
                {name}{' '}
              </span>
            ))}
          </summary>
          <Checks checks={passed} />
        </details>
      )}
      {others.length > 0 && (
        <details>
          <summary>{notReached(others.length)}</summary>
          <Checks checks={others} />
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
