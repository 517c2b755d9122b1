import {
  endings,
  parseFilter,
  endingOf,
  rowFlags,
  rowOf,
  summaryOf,
  type Row,
  type Summary,
} from '@paifang/emulator/control'
import fc from 'fast-check'
import { binCalls } from '../src/calls/binCalls'
import { filterOf } from '../src/calls/filterOf'
import { timeOf, withoutTime, withTime } from '../src/calls/timeWords'
import type { GroupKey } from '../src/rows/createGroups'
import { createRows, type Arrangement, type Look, type Rows } from '../src/rows/createRows'
import { groupings } from '../src/rows/groupings'
import { codeOf } from '../src/rows/shown'

/** Noon of a day in GMT+8. */
const noon = Date.UTC(2026, 10, 26, 4, 0, 0)

/** The line of a call that went well. */
const answered = (seq: number, realMs = 0): Row => [
  seq,
  realMs,
  0,
  'top',
  'm',
  '1',
  'answered',
  200,
  1,
  '',
  1,
  1,
  '',
  '',
  0,
  0,
  '',
  '',
  '',
  '',
  0,
  0,
  '',
]

const word = fc.constantFrom(
  '',
  'taobao.trade.get',
  'taobao.time.get',
  '25',
  '41',
  'isv.missing-parameter:tid',
  'html',
)

const summary: fc.Arbitrary<Omit<Summary, 'seq'>> = fc.record({
  realMs: fc.nat(100_000).map((ms) => noon + ms),
  virtualMs: fc.nat(),
  gateway: fc.constantFrom('top', 'opretail', ''),
  method: word,
  app: word,
  outcome: fc.constantFrom(...endings),
  status: fc.constantFrom(200, 404, 502),
  ms: fc.double({ min: 0, max: 500, noNaN: true }),
  requestId: fc.string(),
  inBytes: fc.nat(),
  outBytes: fc.nat(),
  code: word,
  sub: word,
  flags: fc.nat(31),
  of: fc.nat(9),
  path: fc.constantFrom('POST /router/rest', 'GET /x'),
  reason: fc.string(),
  explain: word,
  faults: word,
  again: fc.nat(9),
  retryOf: fc.nat(9),
  key: word,
})

const typed = fc.constantFrom(
  '',
  'is:failed',
  'code:25',
  '-op:time',
  'ms>100 is:refused',
  'tid',
  'status:502',
  'seq>7',
  'since:2026-11-26T12:00:30',
  'until:12:01 -is:refused',
)

/** What happens to the rows of a page, in any order. */
const event = fc.oneof(
  fc.record({
    kind: fc.constant('add' as const),
    rows: fc.array(summary, { maxLength: 12 }),
    again: fc.nat(3),
  }),
  fc.record({ kind: fc.constant('filter' as const), typed }),
  fc.record({ kind: fc.constant('clear' as const) }),
)

const lookOf = (text: string): Look | undefined => {
  const look = text === '' ? undefined : parseFilter(text)
  if (typeof look === 'object') throw new Error(look.problem)
  return look
}

const plain = (row: Summary): Summary => summaryOf(rowOf(row))

describe('createRows', () => {
  it('shows what a filter over a plain list would, whatever comes, is cleared or comes twice', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 30 }), fc.integer({ min: 5, max: 40 }), (events, most) => {
        const rows = createRows(most)
        let kept: Summary[] = []
        let look: Look | undefined
        let seq = 0
        let last: ReadonlyArray<Row> = []
        for (const told of events) {
          if (told.kind === 'clear') {
            kept = []
            rows.clear()
          } else if (told.kind === 'filter') {
            look = lookOf(told.typed)
            rows.filter(look)
          } else {
            const fresh = told.rows.map((row): Summary => ({ seq: (seq += 1), ...row }))
            // After a cut the same lines may come once more; after a clear they would be news.
            const repeated = kept.length > 0 ? last.slice(-told.again) : []
            last = fresh.map(rowOf)
            rows.add([...repeated, ...last])
            kept = [...kept, ...fresh]
            if (kept.length > most * 1.1) kept = kept.slice(-most)
          }
          const shown = kept.filter((row) => look === undefined || look(row))
          expect(rows.size()).toBe(kept.length)
          expect(Array.from({ length: rows.shown() }, (_, place) => plain(rows.at(place)))).toEqual(shown)
          expect(shown.map((row) => rows.placeOf(row.seq))).toEqual(shown.map((_, place) => place))
          expect(kept.map((row) => rows.find(row.seq)?.seq)).toEqual(kept.map((row) => row.seq))
          const failed = shown.filter((row) => endingOf(row) !== 'answered' || row.code !== '')
          expect(rows.failures().reduce((sum, { count }) => sum + count, 0)).toBe(failed.length)
          for (const { words, count } of rows.failures()) {
            const chosen = parseFilter(words)
            const found = typeof chosen === 'function' ? shown.filter(chosen) : []
            expect(found.length).toBeGreaterThanOrEqual(count)
          }
        }
      }),
      { numRuns: 150 },
    )
  })

  it('has no place for what is filtered out, or was never there', () => {
    const rows = createRows()
    rows.add([])
    expect(rows.placeOf(1)).toBe(-1)
    expect(rows.find(1)).toBeUndefined()
  })

  it('makes one gap of all that is older than what it holds', () => {
    const rows = createRows(10)
    rows.add([answered(1)])
    rows.lack([2, 4])
    rows.add(Array.from({ length: 5 }, (_, at) => answered(5 + at)))
    expect(rows.gaps()).toEqual([[2, 4]])
    rows.add(Array.from({ length: 20 }, (_, at) => answered(10 + at)))
    expect(rows.gaps()).toEqual([[1, 19]])
  })

  it('has each call that came in one line, or in a gap that stands where it was', () => {
    const step = fc.record({ calls: fc.nat(8), lost: fc.nat(3) })
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 20 }),
        fc.integer({ min: 5, max: 30 }),
        fc.constantFrom(undefined, 'seq>7', 'seq:3,9,11', 'is:refused'),
        (steps, most, typed) => {
          const rows = createRows(most)
          const look = typed === undefined ? undefined : lookOf(typed)
          rows.filter(look)
          let seq = 0
          for (const { calls, lost } of steps) {
            rows.add(Array.from({ length: calls }, (_, at) => answered(seq + 1 + at)))
            seq += calls
            if (lost > 0) rows.lack([seq + 1, seq + lost])
            seq += lost
          }
          const accounted: number[] = []
          for (let place = 0; place < rows.lines(); place += 1) {
            const found = rows.lineAt(place)
            if ('group' in found) throw new Error('nothing was grouped')
            const [from, to] = 'gap' in found ? found.gap : [found.row.seq, found.row.seq]
            expect('gap' in found ? -1 : rows.lineOf(found.row.seq)).toBe('gap' in found ? -1 : place)
            for (let one = from; one <= to; one += 1) accounted.push(one)
          }
          const hidden = new Set<number>()
          for (let one = 1; one <= seq; one += 1) {
            const row = rows.find(one)
            if (row !== undefined && look !== undefined && !look(row)) hidden.add(one)
          }
          const all = Array.from({ length: seq }, (_, at) => at + 1)
          expect(accounted).toEqual(all.filter((one) => !hidden.has(one)))
        },
      ),
      { numRuns: 150 },
    )
  })

  /** What was sent of one and the same call, said in the plainest way: who belongs to whom, until nothing changes. */
  const chainsOf = (all: ReadonlyArray<Summary>): ReadonlyMap<number, number> => {
    const first = new Map(all.map(({ seq }) => [seq, seq]))
    for (let isChanged = true; isChanged;) {
      isChanged = false
      for (const { seq, of, again, retryOf } of all)
        for (const other of [of, again, retryOf].filter((one) => first.has(one))) {
          const [a = 0, b = 0] = [first.get(seq), first.get(other)]
          if (a === b) continue
          for (const [one, to] of first) if (to === Math.max(a, b)) first.set(one, Math.min(a, b))
          isChanged = true
        }
    }
    return first
  }

  it('has in one group what a call joins that was sent again from one chain and repeats another', () => {
    const rows = createRows()
    rows.arrange({ by: 'chain', showsAll: false })
    const joining = rowOf({ ...summaryOf(answered(3)), again: 1, retryOf: 2 })
    for (const row of [answered(1), answered(2), joining]) rows.add([row])
    expect(rows.lines()).toBe(1)
    expect(rows.lineAt(0)).toMatchObject({ group: { count: 3 } })
  })

  it('has each call that is listed in one group, with those that are like it, whatever is open', () => {
    const step = fc.oneof(
      { weight: 3, arbitrary: fc.array(summary, { maxLength: 12 }) },
      { weight: 1, arbitrary: typed },
      {
        weight: 1,
        arbitrary: fc.record({ by: fc.constantFrom(undefined, ...groupings), showsAll: fc.boolean() }),
      },
      { weight: 2, arbitrary: fc.nat(40) },
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const rows = createRows()
        let all: Summary[] = []
        let look: Look | undefined
        let how: Arrangement = { showsAll: false }
        for (const told of steps) {
          if (Array.isArray(told)) {
            const seq = all.length
            // Only to what came before.
            const fresh = told.map((row, at): Summary => {
              const own = seq + 1 + at
              const earlier = (one: number): number => (one < own ? one : 0)
              const [of, again, retryOf] = [row.of, row.again, row.retryOf].map(earlier)
              return { ...row, seq: own, of: of ?? 0, again: again ?? 0, retryOf: retryOf ?? 0 }
            })
            rows.add(fresh.map(rowOf))
            all = [...all, ...fresh]
          } else if (typeof told === 'string') {
            look = lookOf(told)
            rows.filter(look)
          } else if (typeof told === 'number') {
            const line = told < rows.lines() ? rows.lineAt(told) : undefined
            if (line !== undefined && 'group' in line) {
              const before = line.group
              rows.toggle(before.key)
              expect(rows.lineAt(told)).toEqual({ group: { ...before, isOpen: !before.isOpen } })
            }
          } else {
            how = told
            rows.arrange(told)
          }
          const { by, showsAll } = how
          const listed = all.filter((row) => showsAll || look === undefined || look(row))
          expect(rows.shown()).toBe(all.filter((row) => look === undefined || look(row)).length)
          if (by === undefined) {
            expect(rows.lines()).toBe(listed.length)
            continue
          }
          const chains = chainsOf(all)
          const likes = new Map<unknown, Summary[]>()
          for (const row of listed) {
            const key =
              by === 'chain'
                ? chains.get(row.seq)
                : by === 'key'
                  ? row.key
                  : by === 'code'
                    ? row.outcome === 'answered' && (row.flags & (rowFlags.broken | rowFlags.failed)) === 0
                      ? ''
                      : codeOf(row)
                    : row.method || row.path
            likes.set(key, [...(likes.get(key) ?? []), row])
          }
          const expected = [...likes].flatMap(([key, ones]): ReadonlyArray<unknown> => {
            if (by === 'chain' && ones.length === 1) return ones
            const isOpen = opened(rows, key)
            const failed = ones.filter((row) => endingOf(row) !== 'answered' || row.code !== '').length
            const group = { key, count: ones.length, failed, isOpen, first: ones[0], last: ones.at(-1) }
            return [group, ...(isOpen ? ones : [])]
          })
          const lines = Array.from({ length: rows.lines() }, (_, at) => {
            const line = rows.lineAt(at)
            return 'group' in line ? line.group : 'row' in line ? line.row : line
          })
          expect(lines).toEqual(expected)
          lines.forEach((line, at) => {
            if ('seq' in line) expect(rows.lineOf(line.seq)).toBe(at)
            if ('isOpen' in line) {
              expect(rows.lineOfGroup(line.key)).toBe(at)
              if (!line.isOpen) expect(rows.lineOf(line.last.seq)).toBe(at)
            }
          })
        }
      }),
      { numRuns: 150 },
    )
  })

  it('goes from one that fits to the next, and takes all in the lines between two', () => {
    const rows = createRows()
    rows.add(Array.from({ length: 9 }, (_, at) => answered(1 + at)))
    rows.filter(lookOf('seq:3-4,7'))
    expect([0, 3, 4, 5, 7].map((seq) => rows.beside(seq, 1))).toEqual([3, 4, 7, 7, 0])
    expect([1, 3, 4, 5, 9].map((seq) => rows.beside(seq, -1))).toEqual([0, 0, 3, 4, 7])
    expect(rows.between(7, 3)).toEqual([3, 4, 7])
    rows.arrange({ showsAll: true })
    expect(rows.between(3, 7)).toEqual([3, 4, 5, 6, 7])
    expect(rows.between(3, 70)).toEqual([])
  })
})

/** Whether a group says that it is open. */
const opened = (rows: Rows, key: unknown): boolean => {
  const line = rows.lineAt(rows.lineOfGroup(key as GroupKey))
  return 'group' in line && line.group.isOpen
}

describe('binCalls', () => {
  const kinds = ['answered', 'refused', 'faults'] as const
  const rowsOf = (all: ReadonlyArray<Omit<Summary, 'seq'>>): Rows => {
    const rows = createRows()
    rows.add(all.map((row, at) => rowOf({ ...row, seq: at + 1 })))
    return rows
  }

  it('has each call of the span in one stretch, and so many stretches at most', () => {
    const far = fc.nat(10 ** 10).map((ms) => noon + ms)
    const call = fc.tuple(
      summary,
      fc.oneof(
        far,
        fc.nat(5000).map((ms) => noon + ms),
      ),
    )
    const span = fc.option(fc.tuple(far, fc.nat(10 ** 9)), { nil: undefined })
    fc.assert(
      fc.property(
        fc.array(call, { maxLength: 30 }),
        fc.integer({ min: 1, max: 96 }),
        span,
        (calls, most, given) => {
          const all = calls.map(([row, realMs]) => ({ ...row, realMs }))
          const [from, to] = given === undefined ? [] : [given[0], given[0] + given[1] + 1]
          const within = all.filter(({ realMs }) => realMs >= (from ?? 0) && realMs < (to ?? Infinity))
          const binned = binCalls(rowsOf(all), most, { from, to })
          if (binned === undefined) {
            expect(all.length === 0 && given === undefined).toBe(true)
            return
          }
          const { bins, stepMs, from: start } = binned
          expect(bins.length).toBeLessThanOrEqual(most)
          const sum = bins.reduce((count, bin) => count + bin.answered + bin.refused + bin.faults, 0)
          expect(sum).toBe(within.length)
          bins.forEach((bin, at) => {
            const own = within.filter(({ realMs }) => Math.floor((realMs - start) / stepMs) === at)
            expect(kinds.reduce((count, kind) => count + bin[kind], 0)).toBe(own.length)
            const struck = own.filter(
              ({ outcome, faults, flags }) =>
                outcome === 'fault' || faults !== '' || (flags & rowFlags.broken) !== 0,
            )
            expect(bin.faults).toBe(struck.length)
          })
        },
      ),
      { numRuns: 200 },
    )
  })

  it('takes lengths that people count in, a second at least where no time was chosen', () => {
    const at = (realMs: number): Omit<Summary, 'seq'> => ({
      ...summaryOf(answered(1, realMs)),
    })
    expect(binCalls(rowsOf([at(noon + 5)]), 96)).toMatchObject({
      from: noon,
      stepMs: 1000,
      bins: [{ answered: 1 }],
    })
    expect(binCalls(rowsOf([at(noon + 5)]), 96, { from: noon, to: noon + 90 })).toMatchObject({ stepMs: 1 })
    const hours = binCalls(rowsOf([at(noon), at(noon + 8 * 3_600_000)]), 96)
    expect(hours).toMatchObject({ from: noon, stepMs: 600_000 })
  })
})

describe('the words of a time', () => {
  it('choose what came within a span, to the millisecond, and come out again', () => {
    const ms = fc.integer({ min: -5000, max: 5000 }).map((one) => noon + one)
    fc.assert(
      fc.property(
        ms,
        ms,
        ms,
        fc.constantFrom('', 'code:25', 'since:12:00 -op:x', '-since:12:00'),
        (a, b, c, q) => {
          const [from, to] = [Math.min(a, b), Math.max(a, b) + 1]
          const words = withTime(q, { from, to })
          expect(timeOf(words)).toEqual({ from, to })
          const row = { ...summaryOf(rowOf({ seq: 1 } as Summary)), realMs: c }
          expect(lookOf(withTime('', { from, to }))?.(row)).toBe(c >= from && c < to)
          expect(withoutTime(words)).toBe(withoutTime(q))
          expect(withTime(words, {})).toBe(withoutTime(q))
        },
      ),
    )
    expect(timeOf('since:12:00 until:nonsense')).toEqual({ from: undefined, to: undefined })
    expect(timeOf('since:2026-11-26T12:00 "until:x" until:"2026-11-26 12:00"')).toEqual({
      from: noon,
      to: noon + 60_000,
    })
  })
})

describe('filterOf', () => {
  it('takes a text for the bodies out of the words for the lines', () => {
    expect(filterOf('text:7091800003790954036')).toEqual({
      look: undefined,
      text: '7091800003790954036',
      problem: undefined,
    })
    const { look, text } = filterOf('is:refused text:"two words"')
    expect(text).toBe('two words')
    expect(look).toBeInstanceOf(Function)
  })

  it('says what was expected where a word means nothing', () => {
    expect(filterOf('is:nonsense').problem).toMatchObject({ word: 'is' })
  })
})
