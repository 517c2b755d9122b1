import type { UseShown } from '@paifang/emulator/control'
import { formatDateTime } from '@paifang/wire'
import { useState } from 'preact/hooks'
import type { JSX } from 'preact'
import type { Server } from '../server/createServer'
import { words } from '../words/language'
import { useFetched } from './useFetched'

const [width, height] = [240, 22]

/** Calls of each minute as bars, those that were stopped on top of those that were let through. */
const Bars = ({ calls, throttled, highest }: UseShown['uses'][number] & { highest: number }): JSX.Element => {
  const { lab } = words.value
  const step = width / calls.length
  const scale = (count: number): number => (count / highest) * height
  const path = (of: (place: number) => readonly [from: number, count: number]): string =>
    calls
      .map((_, place) => {
        const [from, count] = of(place)
        const high = count === 0 ? 0 : Math.max(1, scale(count))
        return high === 0 ? '' : `M${place * step} ${height - scale(from)}v${-high}h${step * 0.8}v${high}z`
      })
      .join('')
  const sum = (all: ReadonlyArray<number>): number => all.reduce((total, one) => total + one, 0)
  const told = lab.usedOf(sum(calls), sum(throttled))
  return (
    <>
      <svg class="uses" viewBox={`0 0 ${width} ${height}`} width={width} height={height} aria-hidden="true">
        <path d={path((place) => [0, calls[place] ?? 0])} />
        <path class="stopped" d={path((place) => [calls[place] ?? 0, throttled[place] ?? 0])} />
      </svg>{' '}
      {told}
    </>
  )
}

const spans = [60, 1440] as const

/** How much was called in each of the last minutes, with a limit or without. */
export const Uses = ({ server, version }: { server: Server; version: unknown }): JSX.Element | null => {
  const [minutes, setMinutes] = useState<(typeof spans)[number]>(60)
  const shown = useFetched<UseShown>(server, `/quotas/history?minutes=${minutes}`, version)
  const { lab } = words.value
  if (shown === undefined) return null
  const { uses, until } = shown
  const highest = Math.max(
    1,
    ...uses.flatMap((use) => use.calls.map((one, at) => one + (use.throttled[at] ?? 0))),
  )
  return (
    <section aria-labelledby="uses">
      <h3 id="uses">{lab.uses}</h3>
      <p class="choices" role="group" aria-label={lab.uses}>
        {spans.map((span) => (
          <button key={span} type="button" aria-pressed={span === minutes} onClick={() => setMinutes(span)}>
            {span === 60 ? lab.hour : lab.day}
          </button>
        ))}
        <span class="facts">{lab.perMinute(highest, formatDateTime(until).slice(0, -3))}</span>
      </p>
      {uses.length === 0 ? (
        <p class="empty">{lab.noUses}</p>
      ) : (
        <ul class="plain">
          {uses.slice(0, mostShown).map((use) => (
            <li key={`${use.appKey} ${use.method ?? ''}`}>
              <code>{use.method === null ? use.appKey : `${use.appKey} ${use.method}`}</code>
              <br />
              <Bars {...use} highest={highest} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** The most used ones. */
const mostShown = 12
