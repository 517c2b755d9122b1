import { formatDateTime } from '@paifang/wire'
import { useState } from 'preact/hooks'
import type { JSX } from 'preact'
import { clockNow } from '../frame/second'
import type { ClockSeen } from '../rows/follow'
import { words } from '../words/language'
import type { Change, ControlCall } from './Change'

/** Puts the clock back as it went, or stood. */
const asBefore = ({ now, frozen, offsetMs }: ClockSeen): ControlCall => ({
  verb: 'POST',
  path: '/clock',
  body: frozen ? { set: String(now), frozen } : { reset: true, advanceMs: Math.round(offsetMs), frozen },
})

/** What the gateways take the time to be. */
export const ClockPanel = ({
  clock,
  change,
}: {
  clock: ClockSeen | undefined
  change: Change
}): JSX.Element => {
  const [set, setSet] = useState('')
  const { lab } = words.value
  const move = (wish: object) => () =>
    void change({ verb: 'POST', path: '/clock', body: wish }, () =>
      clock === undefined ? [] : [asBefore(clock)],
    )
  return (
    <section aria-labelledby="clock">
      <h2 id="clock">{lab.clock}</h2>
      {clock !== undefined && (
        <p>
          <time>{formatDateTime(clockNow(clock))}</time> GMT+8 · {lab.ahead(clock.offsetMs)}
        </p>
      )}
      <p class="choices">
        <button type="button" onClick={move({ advanceMs: -3_600_000 })}>
          {lab.hourBack}
        </button>
        <button type="button" onClick={move({ advanceMs: 600_000 })}>
          {lab.minutesOn}
        </button>
        <button type="button" onClick={move({ toMidnight: true })}>
          {lab.midnight}
        </button>
        <button type="button" onClick={move({ frozen: clock?.frozen !== true })}>
          {clock?.frozen === true ? lab.goOn : lab.freeze}
        </button>
        <button type="button" onClick={move({ reset: true })}>
          {lab.reset}
        </button>
      </p>
      <form
        class="choices"
        onSubmit={(event) => {
          event.preventDefault()
          move({ set })()
        }}
      >
        <label>
          {lab.setTo}{' '}
          <input
            value={set}
            placeholder="yyyy-MM-dd HH:mm:ss"
            onInput={({ currentTarget }) => setSet(currentTarget.value)}
          />
        </label>
        <button type="submit">{lab.set}</button>
      </form>
    </section>
  )
}
