import { Options } from '../frame/Options'
import type { ExpectationShown } from '@paifang/emulator/control'
import { useState } from 'preact/hooks'
import type { JSX } from 'preact'
import type { Server } from '../server/createServer'
import { words } from '../words/language'
import type { Change } from './Change'
import { useFetched } from './useFetched'
import { NumberInput } from './NumberInput'

const outcomes = ['answered', 'refused', 'fault'] as const

/** What should be called, and whether it was. */
export const Expectations = ({
  server,
  change,
  version,
}: {
  server: Server
  change: Change
  version: unknown
}): JSX.Element => {
  const [method, setMethod] = useState('')
  const [times, setTimes] = useState('')
  const [outcome, setOutcome] = useState('')
  const { lab, endings } = words.value
  const held = useFetched<{ readonly expectations: ReadonlyArray<ExpectationShown> }>(
    server,
    '/expectations',
    version,
  )
  const wish = {
    method,
    ...(times === '' ? {} : { times: Number(times) }),
    ...(outcome === '' ? {} : { outcome }),
  }
  return (
    <section aria-labelledby="expectations">
      <h2 id="expectations">{lab.expectations}</h2>
      <form
        class="choices"
        onSubmit={(event) => {
          event.preventDefault()
          void change({ verb: 'POST', path: '/expectations', body: wish }, (answer) => [
            { verb: 'DELETE', path: `/expectations/${(answer as ExpectationShown).id}` },
          ])
        }}
      >
        <label>
          {lab.operation}{' '}
          <input
            required
            value={method}
            onInput={({ currentTarget }) => setMethod(currentTarget.value.trim())}
          />
        </label>
        <NumberInput label={lab.times} min={0} value={times} placeholder={lab.once} onChange={setTimes} />
        <label>
          {lab.ending}{' '}
          <select value={outcome} onChange={({ currentTarget }) => setOutcome(currentTarget.value)}>
            <option value="">{lab.any}</option>
            <Options values={outcomes} shown={endings} />
          </select>
        </label>
        <button type="submit">{lab.expect}</button>
      </form>
      <ul class="plain">
        {(held?.expectations ?? []).map((one) => (
          <li key={one.id} class={one.met ? 'passed' : 'failed'}>
            <span class="state">{one.met ? lab.isMet : lab.isNotMet}</span> <code>{one.method}</code>{' '}
            {lab.seen(one.seen, one.times, one.others)}{' '}
            <button
              type="button"
              aria-label={`${lab.remove} ${one.method}`}
              onClick={() =>
                void change(
                  { verb: 'DELETE', path: `/expectations/${one.id}` },
                  // What its input was is masked: without it, it would be another one.
                  one.input === null
                    ? () => [
                        {
                          verb: 'POST',
                          path: '/expectations',
                          body: {
                            method: one.method,
                            ...(one.times === null ? {} : { times: one.times }),
                            ...(one.outcome === null ? {} : { outcome: one.outcome }),
                          },
                        },
                      ]
                    : undefined,
                )
              }
            >
              ✕
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
