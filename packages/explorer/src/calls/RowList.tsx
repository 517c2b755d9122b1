import { endingOf, reasonIn, rowFlags, type Gap, type Summary } from '@paifang/emulator/control'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { JSX } from 'preact'
import type { GroupKey } from '../rows/createGroups'
import type { Group, Line, Rows } from '../rows/createRows'
import type { Grouping } from '../rows/groupings'
import { codeOf, sizeOf, timeOf, visible } from '../rows/shown'
import { words } from '../words/language'
import { arranged } from './arranged'
import { choose, isChosen, toggleChosen } from './chosen'
import { gridOf, setWidth, shownColumns, widths, type Column } from './shownColumns'

/** Every line is so high: which of them are in sight is then plain arithmetic, however many there are. */
const lineHeight = 26
/** The names of the columns stay in sight above the lines, which scroll below them. */
const headHeight = lineHeight + 1
const beyond = 8

const cells: Readonly<Record<Column, (row: Summary) => string>> = {
  seq: ({ seq }) => String(seq),
  time: ({ virtualMs }) => timeOf(virtualMs),
  outcome: (row) => words.value.endings[endingOf(row)],
  code: codeOf,
  operation: ({ method, path }) => (method === '' ? path : method),
  app: ({ app }) => app,
  requestId: ({ requestId }) => requestId,
  key: ({ key }) => key,
  ms: ({ ms }) => ms.toFixed(1),
  bytes: ({ inBytes, outBytes }) => `${sizeOf(inBytes)}/${sizeOf(outBytes)}`,
}

/** What there is to say where nobody judged: an answer of the emulator itself, in the language of the page. */
const reasonOf = ({ gateway, outcome, reason }: Summary): string =>
  gateway === '' && (outcome === 'no-such-path' || outcome === 'unreadable')
    ? words.value.noGateway
    : reasonIn(words.value.lang, reason)

const titleOf = (name: Column, row: Summary): string | undefined =>
  name === 'code'
    ? reasonOf(row)
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

const lineId = (place: number): string => `line-${place}`

const CallLine = ({
  row,
  isOpen,
  passes,
  isMember,
  ...placed
}: Placed & { row: Summary; isOpen: boolean; passes: boolean; isMember: boolean }): JSX.Element => (
  <div
    role="row"
    id={lineId(placed.place)}
    aria-rowindex={placed.place + 2}
    aria-level={isMember ? 2 : undefined}
    aria-selected={isOpen || isChosen(row.seq)}
    data-seq={row.seq}
    class={`line ${endingOf(row)}${passes ? '' : ' passed-over'}${isChosen(row.seq) ? ' chosen' : ''}${isOpen ? ' open' : ''}`}
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
            {(row.flags & rowFlags.member) === 0 ? null : <span class="mark">└ </span>}
            <span class="name">
              <bdi>{visible(cells.operation(row))}</bdi>
            </span>
            {row.again === 0 && row.retryOf === 0 ? null : (
              <span class="mark"> ↻ {row.again || row.retryOf}</span>
            )}
          </>
        ) : (
          visible(cells[name](row))
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

const nameOf = (by: Grouping, { key, first }: Group): string => {
  const { list: say, endings } = words.value
  if (by === 'chain') return `#${key} ${visible(cells.operation(first))}`
  if (key !== '') return visible(String(key))
  return by === 'code' ? endings.answered : say.nothing
}

/** How many there are of something, and how the last of a chain ended. */
const GroupLine = ({
  group,
  by,
  isAt,
  place,
}: {
  group: Group
  by: Grouping
  isAt: boolean
  place: number
}): JSX.Element => (
  <div
    role="row"
    id={lineId(place)}
    aria-rowindex={place + 2}
    aria-level={1}
    aria-expanded={group.isOpen}
    data-group={place}
    class={`line group${isAt ? ' open' : ''}`}
    style={styleOf({ place, grid: 'minmax(0, 1fr) auto' })}
  >
    <span role="gridcell">
      <span aria-hidden="true">{group.isOpen ? '▾' : '▸'}</span> <bdi>{nameOf(by, group)}</bdi>
    </span>
    <span role="gridcell">
      {words.value.list.ofGroup(group.count, group.failed)}
      {by === 'chain' && ` · ${cells.outcome(group.last)}`}
    </span>
  </div>
)

/** Drags the right edge of a column; the menu of columns takes its width as a number. */
const Edge = ({ name }: { name: Column }): JSX.Element => {
  const from = useRef<{ readonly x: number; readonly width: number } | undefined>(undefined)
  return (
    <span
      class="edge"
      aria-hidden="true"
      onDblClick={() => setWidth(name, undefined)}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        from.current = { x: event.clientX, width: event.currentTarget.parentElement?.offsetWidth ?? 0 }
      }}
      onPointerMove={(event) => {
        if (from.current !== undefined) setWidth(name, from.current.width + event.clientX - from.current.x)
      }}
      onPointerUp={() => {
        from.current = undefined
      }}
    />
  )
}

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
  const { by, showsAll } = arranged.value
  const grid = gridOf(shownColumns.value, widths.value)
  /** The group that the keys are at; else they are at the call that is open. */
  const [at, setAt] = useState<GroupKey | undefined>(undefined)
  useEffect(() => setAt(undefined), [open, by])
  const newest = rows.newest()

  const measure = (): void => {
    const { current } = box
    if (current === null) return
    isAtEnd.current = current.scrollTop + current.clientHeight >= current.scrollHeight - lineHeight
    if (isAtEnd.current) setSeen(rows.newest())
    setSight({ top: current.scrollTop, height: current.clientHeight - headHeight })
  }
  const toEnd = (): void => {
    if (box.current !== null) box.current.scrollTop = box.current.scrollHeight
    measure()
  }
  useEffect(() => {
    if (isAtEnd.current && by === undefined) toEnd()
  }, [change])
  useEffect(() => {
    if (by !== undefined && box.current !== null) box.current.scrollTop = 0
  }, [by])
  useEffect(() => {
    const watch = new ResizeObserver(measure)
    if (box.current !== null) watch.observe(box.current)
    return () => watch.disconnect()
  }, [])
  useEffect(() => {
    if (open > 0) toSight(rows.lineOf(open))
  }, [open])

  const first = Math.max(0, Math.floor(top / lineHeight) - beyond)
  const last = Math.min(count, Math.ceil((top + height) / lineHeight) + beyond)
  const lines: JSX.Element[] = []
  for (let place = first; place < last; place += 1) {
    const line = rows.lineAt(place)
    lines.push(
      'gap' in line ? (
        <GapLine key={`gap ${line.gap[0]}`} gap={line.gap} place={place} />
      ) : 'group' in line ? (
        <GroupLine
          key={`group ${line.group.key}`}
          group={line.group}
          by={by ?? 'operation'}
          isAt={line.group.key === at}
          place={place}
        />
      ) : (
        <CallLine
          key={line.row.seq}
          row={line.row}
          place={place}
          grid={grid}
          passes={!showsAll || rows.passes(line.row)}
          isMember={by !== undefined}
          isOpen={line.row.seq === open}
        />
      ),
    )
  }
  const toSight = (place: number): void => {
    const { current } = box
    if (place < 0 || current === null) return
    const at = place * lineHeight
    const inSight = current.clientHeight - headHeight
    if (at < current.scrollTop) current.scrollTop = at
    else if (at + lineHeight * 2 > current.scrollTop + inSight)
      current.scrollTop = at - inSight + lineHeight * 2
  }
  const placeNow = at === undefined ? (open > 0 ? rows.lineOf(open) : -1) : rows.lineOfGroup(at)
  /** The next line that something can be done with. */
  const lineBeside = (from: number, step: number): { line: Line; place: number } | undefined => {
    for (let place = from; place >= 0 && place < count; place += step) {
      const line = rows.lineAt(place)
      if (!('gap' in line)) return { line, place }
    }
    return undefined
  }
  /** Gives the call that it came to; 0: none. */
  const move = (steps: number): number => {
    const to = placeNow < 0 ? count - 1 : Math.min(count - 1, Math.max(0, placeNow + steps))
    const direction = steps < 0 ? -1 : 1
    const found = lineBeside(to, direction) ?? lineBeside(to, -direction)
    if (found === undefined) return 0
    if ('group' in found.line) {
      setAt(found.line.group.key)
      toSight(found.place)
    } else if ('row' in found.line) {
      setAt(undefined)
      onOpen(found.line.row.seq)
      return found.line.row.seq
    }
    return 0
  }
  const toMatch = (direction: 1 | -1): void => {
    const seq = rows.beside(open, direction)
    if (seq > 0) onOpen(seq)
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
    const distance = steps[event.key]
    const here = at === undefined ? undefined : rows.lineAt(placeNow)
    const group = here !== undefined && 'group' in here ? here.group : undefined
    if (distance !== undefined) {
      event.preventDefault()
      const seq = move(distance)
      if (event.shiftKey) choose([open, seq].filter((one) => one > 0))
    } else if (event.key === ' ') {
      event.preventDefault()
      if (group !== undefined) rows.toggle(group.key)
      else if (open > 0) toggleChosen(open)
    } else if (group !== undefined) {
      const opens = { Enter: !group.isOpen, ArrowRight: true, ArrowLeft: false }[event.key]
      if (opens !== undefined && opens !== group.isOpen) rows.toggle(group.key)
    } else if (event.key === 'Enter' && open > 0)
      document.querySelector<HTMLElement>('[role=tab][aria-selected=true]')?.focus()
    if (event.key === 'f') toEnd()
    if (event.key === 'n') toMatch(1)
    if (event.key === 'N') toMatch(-1)
  }
  /** With Ctrl or ⌘ one more, with Shift all from the one that is open. */
  const onClick = (event: MouseEvent): void => {
    const { target, ctrlKey, metaKey, shiftKey } = event
    const line = (target as HTMLElement).closest<HTMLElement>('[data-seq], [data-group]')
    const seq = Number(line?.dataset['seq'] ?? 0)
    const place = line?.dataset['group']
    if (place !== undefined) {
      const found = rows.lineAt(Number(place))
      if ('group' in found) {
        rows.toggle(found.group.key)
        setAt(found.group.key)
      }
    } else if (seq === 0) return
    else if (ctrlKey || metaKey) toggleChosen(seq)
    else if (shiftKey && open > 0) choose(rows.between(open, seq))
    else onOpen(seq)
  }
  const { columns, calls, newer } = words.value
  const isBehind = by === undefined && !isAtEnd.current && newest > seen && seen > 0
  return (
    <div
      class="grid"
      role={by === undefined ? 'grid' : 'treegrid'}
      aria-label={calls}
      aria-multiselectable
      aria-rowcount={count + 1}
      aria-activedescendant={placeNow >= first && placeNow < last ? lineId(placeNow) : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div class="sheet" ref={box} onScroll={measure}>
        <div role="row" aria-rowindex={1} class="line head" style={{ gridTemplateColumns: grid }}>
          {shownColumns.value.map((name) => (
            <span key={name} role="columnheader" class={name}>
              {columns[name]}
              <Edge name={name} />
            </span>
          ))}
        </div>
        <div class="lines" role="rowgroup" style={{ height: `${count * lineHeight}px` }} onClick={onClick}>
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
