import { rowFlags, type Gap, type Summary } from '@paifang/emulator/control'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { JSX } from 'preact'
import type { Rows } from '../rows/createRows'
import { codeOf, endingOf, sizeOf, timeOf } from '../rows/shown'
import { words } from '../words/language'
import { gridOf, shownColumns, type Column } from './shownColumns'

/** Every line is so high: which of them are in sight is then plain arithmetic, however many there are. */
export const lineHeight = 26
const beyond = 8

const cells: Readonly<Record<Column, (row: Summary) => string>> = {
  seq: ({ seq }) => String(seq),
  time: ({ virtualMs }) => timeOf(virtualMs),
  outcome: (row) => words.value.endings[endingOf(row)],
  code: codeOf,
  operation: ({ method, path }) => (method === '' ? path : method),
  app: ({ app }) => app,
  requestId: ({ requestId }) => requestId,
  ms: ({ ms }) => ms.toFixed(1),
  bytes: ({ inBytes, outBytes }) => `${sizeOf(inBytes)}/${sizeOf(outBytes)}`,
}

const titleOf = (name: Column, row: Summary): string | undefined =>
  name === 'code'
    ? row.reason
    : name === 'operation'
      ? [row.method, row.retryOf === 0 ? '' : words.value.retryOf(row.retryOf)].join(' ').trim()
      : undefined

interface Placed {
  readonly place: number
  readonly grid: string
}

const styleOf = ({ place, grid }: Placed): Record<string, string> => ({
  transform: `translateY(${place * lineHeight}px)`,
  gridTemplateColumns: grid,
})

const CallLine = ({ row, isOpen, ...placed }: Placed & { row: Summary; isOpen: boolean }): JSX.Element => (
  <div
    role="row"
    id={`call-${row.seq}`}
    aria-rowindex={placed.place + 2}
    aria-selected={isOpen}
    data-seq={row.seq}
    class={`line ${endingOf(row)}`}
    style={styleOf(placed)}
  >
    {shownColumns.value.map((name) => (
      <span
        key={name}
        role="gridcell"
        class={name === 'outcome' ? 'ending' : name}
        title={titleOf(name, row)}
      >
        {name === 'operation' ? (
          <>
            {(row.flags & rowFlags.member) === 0 ? '' : '└ '}
            <bdi>{cells.operation(row)}</bdi>
            {row.again === 0 && row.retryOf === 0 ? '' : ` ↻ ${row.again || row.retryOf}`}
          </>
        ) : (
          cells[name](row)
        )}
      </span>
    ))}
  </div>
)

/** Calls that came and are not here, in their place: nothing is lost silently. */
const GapLine = ({ gap: [from, to], place }: { gap: Gap; place: number }): JSX.Element => (
  <div
    role="row"
    aria-rowindex={place + 2}
    class="line missing"
    style={styleOf({ place, grid: 'minmax(0, 1fr)' })}
  >
    <span role="gridcell">{words.value.missing(to - from + 1, from, to)}</span>
  </div>
)

/**
 * The lines that pass the filter, of which only those in sight are drawn. It stays at the end while somebody is there, and
 * never moves under who reads further up.
 */
export const RowList = ({
  rows,
  open,
  onOpen,
}: {
  rows: Rows
  open: number
  onOpen: (seq: number) => void
}): JSX.Element => {
  const box = useRef<HTMLDivElement>(null)
  const [{ top, height }, setSight] = useState({ top: 0, height: 600 })
  const [seen, setSeen] = useState(0)
  const isAtEnd = useRef(true)
  const { version } = rows
  const change = version.value
  const count = rows.lines()
  const grid = gridOf(shownColumns.value)
  const newest = rows.newest()

  const measure = (): void => {
    const { current } = box
    if (current === null) return
    isAtEnd.current = current.scrollTop + current.clientHeight >= current.scrollHeight - lineHeight
    if (isAtEnd.current) setSeen(rows.newest())
    setSight({ top: current.scrollTop, height: current.clientHeight })
  }
  const toEnd = (): void => {
    if (box.current !== null) box.current.scrollTop = box.current.scrollHeight
    measure()
  }
  useEffect(() => {
    if (isAtEnd.current) toEnd()
  }, [change])
  useEffect(() => {
    const watch = new ResizeObserver(measure)
    if (box.current !== null) watch.observe(box.current)
    return () => watch.disconnect()
  }, [])
  useEffect(() => {
    const place = open > 0 ? rows.lineOf(open) : -1
    const { current } = box
    if (place < 0 || current === null) return
    const at = place * lineHeight
    if (at < current.scrollTop) current.scrollTop = at
    else if (at + lineHeight * 2 > current.scrollTop + current.clientHeight)
      current.scrollTop = at - current.clientHeight + lineHeight * 2
  }, [open])

  const first = Math.max(0, Math.floor(top / lineHeight) - beyond)
  const last = Math.min(count, Math.ceil((top + height) / lineHeight) + beyond)
  const lines: JSX.Element[] = []
  for (let place = first; place < last; place += 1) {
    const line = rows.lineAt(place)
    lines.push(
      'gap' in line ? (
        <GapLine key={`gap ${line.gap[0]}`} gap={line.gap} place={place} />
      ) : (
        <CallLine
          key={line.row.seq}
          row={line.row}
          place={place}
          grid={grid}
          isOpen={line.row.seq === open}
        />
      ),
    )
  }
  const move = (by: number): void => {
    const place = open > 0 ? rows.placeOf(open) : -1
    const last = rows.shown() - 1
    const next = place < 0 ? last : Math.min(last, Math.max(0, place + by))
    if (next >= 0) onOpen(rows.at(next).seq)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const page = Math.max(1, Math.floor(height / lineHeight) - 2)
    const steps: Readonly<Record<string, number>> = {
      j: 1,
      ArrowDown: 1,
      k: -1,
      ArrowUp: -1,
      PageDown: page,
      PageUp: -page,
      Home: -count,
      End: count,
    }
    const by = steps[event.key]
    if (by !== undefined) {
      event.preventDefault()
      move(by)
    }
    if (event.key === 'f') toEnd()
    if (event.key === 'Enter' && open > 0)
      document.querySelector<HTMLElement>('[role=tab][aria-selected=true]')?.focus()
  }
  const { columns, calls, newer } = words.value
  const isBehind = !isAtEnd.current && newest > seen && seen > 0
  return (
    <div
      class="grid"
      role="grid"
      aria-label={calls}
      aria-rowcount={count + 1}
      aria-activedescendant={open > 0 ? `call-${open}` : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div role="row" aria-rowindex={1} class="line head" style={{ gridTemplateColumns: grid }}>
        {shownColumns.value.map((name) => (
          <span key={name} role="columnheader" class={name}>
            {columns[name]}
          </span>
        ))}
      </div>
      <div
        class="lines"
        role="rowgroup"
        ref={box}
        onScroll={measure}
        onClick={(event) => {
          const line = (event.target as HTMLElement).closest<HTMLElement>('[data-seq]')
          if (line !== null) onOpen(Number(line.dataset['seq']))
        }}
      >
        <div class="span" style={{ height: `${count * lineHeight}px` }}>
          {lines}
        </div>
      </div>
      {isBehind && (
        <button type="button" class="pill" onClick={toEnd}>
          {newer(newest - seen)}
        </button>
      )}
    </div>
  )
}
