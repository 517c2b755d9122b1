import { Options } from '../frame/Options'
import type { BanShown, QuotasShown } from '@paifang/emulator/control'
import { useState } from 'preact/hooks'
import type { JSX } from 'preact'
import type { Server } from '../server/createServer'
import { words } from '../words/language'
import type { Change, ControlCall } from './Change'
import { Uses } from './Uses'
import { useFetched } from './useFetched'
import { given } from './given'
import { NumberInput } from './NumberInput'

const scopes = ['app', 'api', 'app-api', 'dynamic'] as const
type Scope = (typeof scopes)[number]

/** Puts throttles back as they were. */
const bansAgain = (bans: ReadonlyArray<BanShown>): ReadonlyArray<ControlCall> => [
  { verb: 'DELETE', path: '/bans' },
  ...bans.map(({ id: _id, ...ban }): ControlCall => ({ verb: 'POST', path: '/bans', body: ban })),
]

/** Puts the quotas of scopes back as they were. */
const quotasAgain = ({ quotas }: QuotasShown): ReadonlyArray<ControlCall> => [
  { verb: 'DELETE', path: '/quotas' },
  ...quotas.map(({ id: _id, used: _used, ...quota }): ControlCall => ({
    verb: 'POST',
    path: '/quotas',
    body: quota,
  })),
]

interface Named {
  readonly scope: Scope
  readonly appKey: string
  readonly method: string
}

/** Whose calls are meant. */
const ScopeInputs = ({
  value,
  onChange,
}: {
  value: Named
  onChange: (value: Named) => void
}): JSX.Element => {
  const { lab, application } = words.value
  return (
    <>
      <label>
        {lab.scope}{' '}
        <select
          value={value.scope}
          onChange={({ currentTarget }) =>
            onChange({ ...value, scope: scopes.find((one) => one === currentTarget.value) ?? 'app' })
          }
        >
          <Options values={scopes} />
        </select>
      </label>
      <label>
        {application}{' '}
        <input
          size={9}
          value={value.appKey}
          placeholder={lab.any}
          onInput={({ currentTarget }) => onChange({ ...value, appKey: currentTarget.value.trim() })}
        />
      </label>
      <label>
        {lab.operation}{' '}
        <input
          value={value.method}
          placeholder={lab.any}
          onInput={({ currentTarget }) => onChange({ ...value, method: currentTarget.value.trim() })}
        />
      </label>
    </>
  )
}

const nobody: Named = { scope: 'app', appKey: '', method: '' }

const Bans = ({ bans, change }: { bans: ReadonlyArray<BanShown>; change: Change }): JSX.Element => {
  const [named, setNamed] = useState(nobody)
  const [seconds, setSeconds] = useState('60')
  const { lab } = words.value
  return (
    <section aria-labelledby="bans">
      <h3 id="bans">{lab.bans}</h3>
      <form
        class="choices"
        onSubmit={(event) => {
          event.preventDefault()
          void change(
            { verb: 'POST', path: '/bans', body: given({ ...named, seconds: Number(seconds) }) },
            () => bansAgain(bans),
          )
        }}
      >
        <ScopeInputs value={named} onChange={setNamed} />
        <NumberInput label={lab.seconds} min={1} value={seconds} onChange={setSeconds} />
        <button type="submit">{lab.ban}</button>
      </form>
      {bans.length === 0 ? (
        <p class="empty">{lab.noBans}</p>
      ) : (
        <ul class="plain">
          {bans.map(({ id, scope, appKey, method, seconds: left }) => (
            <li key={id}>
              <code>{[scope, appKey, method].filter((text) => text !== undefined).join(' ')}</code>{' '}
              {lab.left(left)}{' '}
              <button
                type="button"
                aria-label={`${lab.lift} ${scope} ${method ?? ''}`}
                onClick={() => void change({ verb: 'DELETE', path: `/bans/${id}` }, () => bansAgain(bans))}
              >
                {lab.lift}
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

const AppQuota = ({
  app: { appKey, calls, used },
  change,
}: {
  app: QuotasShown['apps'][number]
  change: Change
}): JSX.Element => {
  const [wanted, setWanted] = useState(calls === null ? '' : String(calls))
  const { lab, application } = words.value
  const body = (most: number | null): object => ({ appKey, ...(most === null ? {} : { calls: most }) })
  return (
    <form
      class="choices"
      onSubmit={(event) => {
        event.preventDefault()
        const most = wanted === '' ? null : Number(wanted)
        void change({ verb: 'POST', path: '/quota', body: body(most) }, () => [
          { verb: 'POST', path: '/quota', body: body(calls) },
        ])
      }}
    >
      <NumberInput
        label={`${application} ${appKey} · ${lab.perDay}`}
        min={0}
        value={wanted}
        placeholder={lab.unlimited}
        onChange={setWanted}
      />
      <span>{calls === null ? lab.noLimit(used) : lab.used(used, calls)}</span>
      <button type="submit">{lab.set}</button>
    </form>
  )
}

const Quotas = ({ shown, change }: { shown: QuotasShown; change: Change }): JSX.Element => {
  const [named, setNamed] = useState<Named>({ ...nobody, scope: 'api' })
  const [calls, setCalls] = useState('')
  const [per, setPer] = useState<'day' | 'second'>('second')
  const { lab } = words.value
  return (
    <section aria-labelledby="quotas">
      <h3 id="quotas">{lab.quotas}</h3>
      {shown.apps.map((app) => (
        <AppQuota key={app.appKey} app={app} change={change} />
      ))}
      <form
        class="choices"
        onSubmit={(event) => {
          event.preventDefault()
          void change(
            { verb: 'POST', path: '/quotas', body: given({ ...named, calls: Number(calls), per }) },
            () => quotasAgain(shown),
          )
        }}
      >
        <ScopeInputs value={named} onChange={setNamed} />
        <NumberInput label={lab.calls} min={0} required value={calls} onChange={setCalls} />
        <label>
          {lab.per}{' '}
          <select
            value={per}
            onChange={({ currentTarget }) => setPer(currentTarget.value === 'day' ? 'day' : 'second')}
          >
            <option value="second">{lab.second}</option>
            <option value="day">{lab.day}</option>
          </select>
        </label>
        <button type="submit">{lab.limit}</button>
      </form>
      <ul class="plain">
        {shown.quotas.map(({ id, scope, appKey, method, calls: most, per: of, used }) => (
          <li key={id}>
            <code>{[scope, appKey, method].filter((text) => text !== undefined).join(' ')}</code>{' '}
            {lab.used(used, most)} / {of === 'day' ? lab.day : lab.second}{' '}
            <button
              type="button"
              aria-label={`${lab.lift} ${scope} ${method ?? ''} ${of}`}
              onClick={() => void change({ verb: 'DELETE', path: `/quotas/${id}` }, () => quotasAgain(shown))}
            >
              {lab.lift}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What throttles applications of TOP, and how much of it is used. */
export const Limits = ({
  server,
  change,
  version,
  callsVersion,
}: {
  server: Server
  change: Change
  version: unknown
  /** Changes with calls. */
  callsVersion: unknown
}): JSX.Element | null => {
  const bans = useFetched<ReadonlyArray<BanShown>>(server, '/bans', version)
  const quotas = useFetched<QuotasShown>(server, '/quotas', version)
  const { lab } = words.value
  // An emulator without TOP has neither.
  if (bans === undefined || quotas === undefined) return null
  return (
    <section aria-labelledby="limits">
      <h2 id="limits">{lab.limits}</h2>
      <Bans bans={bans} change={change} />
      <Quotas shown={quotas} change={change} />
      <Uses server={server} version={callsVersion} />
    </section>
  )
}
