import { formatDateTimeMs } from '@paifang/wire'
import { useMemo, useRef, useState } from 'preact/hooks'
import type { JSX } from 'preact'
import type { Rows } from '../rows/createRows'
import { words } from '../words/language'
import { binCalls, type Bin, type Binned, type TimeSpan } from './binCalls'
import { timeOf, withoutTime, withTime } from './timeWords'

const [slots, step, height] = [96, 3, 22]

const kinds = ['refused', 'faults', 'answered'] as const

/** Marked by their pattern as well as by their colour. */
const Patterns = (): JSX.Element => (
  <defs>
    <pattern id="pattern-refused" width="4" height="4" patternUnits="userSpaceOnUse">
      <rect class="refused" width="4" height="4" />
      <path class="ground" d="M-1 1L1 -1M0 4L4 0M3 5L5 3" />
    </pattern>
    <pattern id="pattern-faults" width="3" height="3" patternUnits="userSpaceOnUse">
      <rect class="faults" width="3" height="3" />
      <rect class="ground" width="1.5" height="1.5" />
    </pattern>
  </defs>
)

/** `20:00:41`, with its day where the span has more than one, and ms where it is short. */
const spanText = (from: number, to: number): string => {
  const [one, other] = [formatDateTimeMs(from), formatDateTimeMs(to)]
  const day = 'yyyy-MM-dd '.length
  const start = one.slice(0, day) === other.slice(0, day) ? day : 0
  const end = from % 1000 === 0 && to % 1000 === 0 ? 'yyyy-MM-dd HH:mm:ss'.length : undefined
  return `${one.slice(start, end)} – ${other.slice(start, end)}`
}

const total = ({ answered, refused, faults }: Bin): number => answered + refused + faults

/** The bars of one kind, each on those of the kinds before it. */
const bars = (bins: ReadonlyArray<Bin>, kind: keyof Bin, highest: number): string =>
  bins
    .map((bin, at) => {
      if (bin[kind] === 0) return ''
      const scale = (count: number): number => (count / highest) * height
      const under = kind === 'refused' ? 0 : kind === 'faults' ? bin.refused : bin.refused + bin.faults
      // However few they are, they are seen.
      const high = Math.max(1.5, scale(bin[kind]))
      const foot = Math.max(high, height - scale(under))
      return `M${at * step} ${foot}v${-high}h${step - 0.5}v${high}z`
    })
    .join('')

interface Marked {
  readonly anchor: number
  readonly head: number
}

const Chart = ({
  binned,
  onChoose,
}: {
  binned: Binned
  /** `undefined`: any time. */
  onChoose: (span: TimeSpan | undefined) => void
}): JSX.Element => {
  const [marked, setMarked] = useState<Marked | undefined>(undefined)
  const isDragging = useRef(false)
  /** What is marked stays where it is while calls come. */
  const seen = useRef(binned)
  if (marked === undefined) seen.current = binned
  const { from, stepMs, bins } = seen.current
  const say = words.value.time
  const last = bins.length - 1
  const [low, high] = marked === undefined ? [last, last] : [marked.anchor, marked.head].sort((a, b) => a - b)
  const [first = last, end = last] = [low, high]
  const span: TimeSpan = { from: from + first * stepMs, to: from + (end + 1) * stepMs }
  const within = bins.slice(first, end + 1)
  const sum = (kind: keyof Bin): number => within.reduce((all, bin) => all + bin[kind], 0)
  const text = say.part(
    spanText(from + first * stepMs, from + (end + 1) * stepMs),
    within.reduce((all, bin) => all + total(bin), 0),
    sum('refused'),
    sum('faults'),
  )
  const highest = Math.max(1, ...bins.map(total))
  const slotAt = ({ offsetX }: PointerEvent): number =>
    Math.min(last, Math.max(0, Math.floor(offsetX / step)))
  const choose = (): void => {
    isDragging.current = false
    setMarked(undefined)
    onChoose(span)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const head = marked?.head ?? last
    const to = { ArrowLeft: head - 1, ArrowRight: head + 1, Home: 0, End: last }[event.key]
    if (to !== undefined) {
      const next = Math.min(last, Math.max(0, to))
      setMarked({ anchor: event.shiftKey ? (marked?.anchor ?? head) : next, head: next })
    } else if (event.key === 'Enter' || event.key === ' ') choose()
    else if (event.key === 'Escape') {
      isDragging.current = false
      setMarked(undefined)
      onChoose(undefined)
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <svg
      class="spark"
      viewBox={`0 0 ${slots * step} ${height}`}
      width={slots * step}
      height={height}
      role="slider"
      tabIndex={0}
      aria-label={say.chart}
      aria-valuemin={0}
      aria-valuemax={last}
      aria-valuenow={marked?.head ?? last}
      aria-valuetext={text}
      onKeyDown={onKeyDown}
      onBlur={() => setMarked(undefined)}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        isDragging.current = true
        setMarked({ anchor: slotAt(event), head: slotAt(event) })
      }}
      onPointerMove={(event) => {
        if (isDragging.current && marked !== undefined) setMarked({ ...marked, head: slotAt(event) })
      }}
      onPointerUp={() => {
        if (isDragging.current) choose()
      }}
    >
      <title>{marked === undefined ? say.hint : text}</title>
      <Patterns />
      {kinds.map((kind) => (
        <path key={kind} class={`bars-${kind}`} d={bars(bins, kind, highest)} />
      ))}
      {marked !== undefined && (
        <rect class="marked" x={first * step} width={(end - first + 1) * step} height={height} />
      )}
    </svg>
  )
}

const Legend = (): JSX.Element => (
  <span class="legend" aria-hidden="true">
    {(['refused', 'faults'] as const).map((kind) => (
      <span key={kind}>
        <svg width="10" height="10">
          <rect class={`bars-${kind}`} width="10" height="10" />
        </svg>{' '}
        {words.value.time[kind]}
      </span>
    ))}
  </span>
)

/** When the calls came that are held, of the time that the filter is of; a part of it becomes words of the filter. */
export const TimeChart = ({
  rows,
  q,
  nowMs,
  onChoose,
}: {
  rows: Rows
  q: string
  /** It is counted anew whenever this changes, not with every call. */
  nowMs: number
  onChoose: (q: string) => void
}): JSX.Element | null => {
  const isEmpty = rows.size() === 0
  const { from, to } = timeOf(q)
  const binned = useMemo(() => binCalls(rows, slots, { from, to }), [nowMs, isEmpty, from, to])
  const say = words.value.time
  const rest = withoutTime(q)
  return (
    <span class="when">
      {binned !== undefined && (
        <Chart binned={binned} onChoose={(span) => onChoose(span === undefined ? rest : withTime(q, span))} />
      )}
      {binned !== undefined && (
        <span class="facts">
          {spanText(binned.from, binned.from + binned.bins.length * binned.stepMs)} <Legend />
        </span>
      )}
      {rest !== q.trim() && (
        <button type="button" onClick={() => onChoose(rest)}>
          {say.any}
        </button>
      )}
    </span>
  )
}
