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

  it('forgets gaps with the lines around them', () => {
    const rows = createRows(10)
    const line = (seq: number): Row =>
      [seq, 0, 0, 'top', 'm', '1', 'answered', 200, 1, '', 1, 1, '', '', 0, 0, '', '', '', '', 0] as const
    rows.add([line(1)])
    rows.lack([2, 4])
    rows.add(Array.from({ length: 5 }, (_, at) => line(5 + at)))
    expect(rows.gaps()).toEqual([[2, 4]])
    rows.add(Array.from({ length: 20 }, (_, at) => line(10 + at)))
    expect(rows.gaps()).toEqual([])
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
