import type { JSX } from 'preact'
import type { Rows, Second } from '../rows/createRows'
import { words } from '../words/language'

const [width, height, step] = [240, 22, 4]

const seconds = width / step

/** How many calls came in each of the last seconds, those that failed below in another colour. */
export const Sparkline = ({ rows, nowMs }: { rows: Rows; nowMs: number }): JSX.Element => {
  const { spark } = words.value
  const last = Math.floor(nowMs / 1000)
  const shown: ReadonlyArray<Second | undefined> = Array.from({ length: seconds }, (_, at) =>
    rows.second(last - seconds + 1 + at),
  )
  const highest = Math.max(1, ...shown.map((one) => one?.calls ?? 0))
  const path = (of: (one: Second) => number): string =>
    shown
      .map((one, at) => {
        const high = one === undefined ? 0 : Math.max(of(one) > 0 ? 1 : 0, (of(one) / highest) * height)
        return high === 0 ? '' : `M${at * step} ${height}v${-high}h${step - 1}v${high}z`
      })
      .join('')
  const all = shown.reduce((sum, one) => sum + (one?.calls ?? 0), 0)
  return (
    <svg
      class="spark"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={spark(all, seconds)}
    >
      <title>{spark(all, seconds)}</title>
      <path class="calls" d={path(({ calls }) => calls)} />
      <path class="failed" d={path(({ failed }) => failed)} />
      <path class="faults" d={path(({ faults }) => faults)} />
    </svg>
  )
}
