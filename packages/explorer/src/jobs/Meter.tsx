import type { JSX } from 'preact'
import type { JobLine } from '../contract'
import { jobWords } from './words/words'

export const settledOf = ({ rows: { done, refused, unknown } }: JobLine): number => done + refused + unknown

/** How much of a job is done, refused and unknown, and in words how much of how much. */
export const Meter = ({ line }: { line: JobLine }): JSX.Element => {
  const { rows, total } = line
  const say = jobWords.value
  const settled = settledOf(line)
  const all = Math.max(1, total ?? rows.read)
  let at = 0
  return (
    <span class="meter">
      <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
        {(['done', 'refused', 'unknown'] as const).map((name) => {
          const width = (rows[name] * 100) / all
          const x = at
          at += width
          return <rect key={name} class={name} x={x} y="0" width={width} height="8" />
        })}
      </svg>
      <span>{say.of(settled, total)}</span>
    </span>
  )
}
