import { endings, parseFilter, rowOf, summaryOf, type Row, type Summary } from '@paifang/emulator/control'
import fc from 'fast-check'
import { filterOf } from '../src/calls/filterOf'
import { createRows, type Look } from '../src/rows/createRows'

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
  realMs: fc.nat(),
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
  flags: fc.nat(15),
  of: fc.nat(9),
  path: fc.constantFrom('POST /router/rest', 'GET /x'),
  reason: fc.string(),
  explain: word,
  faults: word,
  again: fc.nat(9),
  retryOf: fc.nat(9),
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
          const failed = shown.filter(({ outcome, code }) => outcome !== 'answered' || code !== '')
          expect(rows.groups().reduce((sum, { count }) => sum + count, 0)).toBe(failed.length)
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

  const line = (seq: number): Row =>
    [seq, 0, 0, 'top', 'm', '1', 'answered', 200, 1, '', 1, 1, '', '', 0, 0, '', '', '', '', 0, 0] as const

  it('makes one gap of all that is older than what it holds', () => {
    const rows = createRows(10)
    rows.add([line(1)])
    rows.lack([2, 4])
    rows.add(Array.from({ length: 5 }, (_, at) => line(5 + at)))
    expect(rows.gaps()).toEqual([[2, 4]])
    rows.add(Array.from({ length: 20 }, (_, at) => line(10 + at)))
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
            rows.add(Array.from({ length: calls }, (_, at) => line(seq + 1 + at)))
            seq += calls
            if (lost > 0) rows.lack([seq + 1, seq + lost])
            seq += lost
          }
          const accounted: number[] = []
          for (let place = 0; place < rows.lines(); place += 1) {
            const found = rows.lineAt(place)
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

  it('counts each second, of the last two minutes', () => {
    const rows = createRows()
    const at = (seq: number, second: number, more: Partial<Summary> = {}): Row =>
      rowOf({ ...summaryOf(line(seq)), realMs: second * 1000 + 1, ...more })
    rows.add([at(1, 5), at(2, 5, { outcome: 'refused' }), at(3, 6, { faults: 'html' })])
    expect([4, 5, 6].map(rows.second)).toEqual([
      undefined,
      { calls: 2, failed: 1, faults: 0 },
      { calls: 1, failed: 0, faults: 1 },
    ])
    rows.add(Array.from({ length: 200 }, (_, index) => at(4 + index, 7 + index)))
    expect([6, 86, 87, 206].map((second) => rows.second(second)?.calls)).toEqual([undefined, undefined, 1, 1])
  })
})

describe('filterOf', () => {
  it('takes a text for the bodies out of the words for the lines', () => {
    expect(filterOf('text:7091800003790954036')).toEqual({
      look: undefined,
      text: '7091800003790954036',
      problem: '',
    })
    const { look, text } = filterOf('is:refused text:"two words"')
    expect(text).toBe('two words')
    expect(look).toBeInstanceOf(Function)
  })

  it('says what was expected where a word means nothing', () => {
    expect(filterOf('is:nonsense').problem).toContain('is: expected one of')
  })
})
