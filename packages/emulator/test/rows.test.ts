import * as fc from 'fast-check'
import { endings, parseFilter, rowFlags, rowOf, summaryOf, type Summary } from '../src/control'
import { parseSeqs, writeSeqs } from '../src/contract/parseSeqs'
import { createRows, readLine } from '../src/journal/createRows'

const word = fc.constantFrom(
  '',
  'top',
  'taobao.trade.get',
  'Trade',
  '25',
  '7',
  'isv.missing-parameter:tid',
  '黑名单 表',
  'a"b',
)

/** About noon of a day in GMT+8. */
const noon = Date.UTC(2026, 10, 26, 4, 0, 0)
const near = fc.integer({ min: -90_000, max: 90_000 }).map((ms) => noon + ms)

const summary: fc.Arbitrary<Summary> = fc.record({
  seq: fc.nat(99),
  realMs: fc.oneof(fc.nat(), near),
  virtualMs: fc.nat(),
  gateway: fc.constantFrom('', 'top', 'opretail'),
  method: word,
  app: word,
  outcome: fc.constantFrom(...endings),
  status: fc.constantFrom(200, 404, 502),
  ms: fc.double({ min: 0, max: 200, noNaN: true }),
  requestId: word,
  inBytes: fc.nat(200),
  outBytes: fc.nat(200),
  code: word,
  sub: word,
  flags: fc.nat(31),
  of: fc.nat(99),
  path: word,
  reason: word,
  explain: word,
  faults: fc.constantFrom('', 'html', 'delay truncate'),
  again: fc.nat(9),
  retryOf: fc.nat(9),
  key: word,
})

/** What a word means, said once more in the plainest way. */
const plain: ReadonlyArray<readonly [text: string, (row: Summary) => boolean]> = [
  [
    'is:refused',
    ({ outcome, flags }) => outcome === 'refused' || (outcome === 'answered' && (flags & 24) === 16),
  ],
  ['is:answered', ({ outcome, flags }) => outcome === 'answered' && flags < 16],
  ['is:no-such-path', ({ outcome }) => outcome === 'no-such-path'],
  ['is:failed', ({ outcome, flags }) => outcome !== 'answered' || flags >= rowFlags.broken],
  ['is:retry', ({ retryOf }) => retryOf > 0],
  ['retry:3', ({ retryOf }) => retryOf === 3],
  ['is:batch', ({ flags }) => (flags & rowFlags.batch) > 0],
  ['is:overlooked', ({ flags }) => (flags & rowFlags.overlooked) > 0],
  ['gw:top', ({ gateway }) => gateway === 'top'],
  ['op:TRADE', ({ method }) => /trade/i.test(method)],
  ['code:25', ({ code }) => code === '25'],
  ['status:502', ({ status }) => status === 502],
  ['fault:truncate', ({ faults }) => faults === 'delay truncate'],
  ['ms>100', ({ ms }) => ms > 100],
  ['in<50', ({ inBytes }) => inBytes < 50],
  ['seq>40', ({ seq }) => seq > 40],
  ['key:a"b', ({ key }) => key === 'a"b'],
  ['seq:3,9,40-60', ({ seq }) => [3, 9].includes(seq) || (seq >= 40 && seq <= 60)],
  ['since:2026-11-26T12:00', ({ realMs }) => realMs >= noon],
  ['until:2026-11-26T12:00', ({ realMs }) => realMs < noon + 60_000],
  ['"until:2026-11-26 11:59:30"', ({ realMs }) => realMs < noon - 29_000],
  ['since:2026-11-26', ({ realMs }) => realMs >= noon - 43_200_000],
  ['until:2026-11-26T11:59:59.999', ({ realMs }) => realMs < noon],
  ['since:12:00:01', ({ realMs }) => new Date(realMs + 28_800_000).toISOString().slice(11) >= '12:00:01'],
  ['until:11:59', ({ realMs }) => new Date(realMs + 28_800_000).toISOString().slice(11) < '12:00'],
  ['sub:missing-parameter:tid', ({ sub }) => sub === 'isv.missing-parameter:tid'],
  ['explain:"黑名单 表"', ({ explain }) => explain === '黑名单 表'],
  [
    '黑名单',
    (row) =>
      [row.method, row.code, row.sub, row.requestId, row.path, row.reason, row.explain].some((text) =>
        text.includes('黑名单'),
      ),
  ],
]

describe('a filter', () => {
  it('lets through what all of its words mean, any of them turned round', () => {
    const words = fc.array(fc.tuple(fc.constantFrom(...plain), fc.boolean()), { maxLength: 4 })
    fc.assert(
      fc.property(summary, words, (row, chosen) => {
        const text = chosen.map(([[one], turned]) => (turned ? `-${one}` : one)).join('  ')
        const filter = parseFilter(text)
        if ('problem' in filter) throw new Error(filter.problem)
        expect(filter(row)).toBe(chosen.every(([[, means], turned]) => means(row) !== turned))
      }),
      { numRuns: 500 },
    )
  })

  it('takes in both ends of a time, as far as it is written', () => {
    const passing = (text: string): ReadonlyArray<number> => {
      const filter = parseFilter(text)
      if ('problem' in filter) throw new Error(filter.problem)
      const edges = [-1, 0, 1, 999, 1000, 59_999, 60_000]
      return edges.filter((ms) => filter({ realMs: noon + ms } as Summary))
    }
    expect(passing('since:12:00')).toEqual([0, 1, 999, 1000, 59_999, 60_000])
    expect(passing('until:12:00')).toEqual([-1, 0, 1, 999, 1000, 59_999])
    expect(passing('since:12:00:00 until:12:00:00')).toEqual([0, 1, 999])
    expect(passing('since:2026-11-26T12:00:00.001 until:2026-11-26T12:00:01')).toEqual([1, 999, 1000])
    expect(passing('"since:2026-11-26 12:00:01"')).toEqual([1000, 59_999, 60_000])
    expect(passing('until:2026-11-26T12:00:00.000')).toEqual([-1, 0])
  })

  it('never fails, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), summary, (text, row) => {
        const filter = parseFilter(text)
        expect(typeof ('problem' in filter ? filter.problem : filter(row))).toMatch(/string|boolean/)
      }),
    )
    expect(parseFilter('is:constructor')).toMatchObject({ problem: expect.stringContaining('answered') })
    expect(parseFilter('codee:25')).toMatchObject({
      word: 'codee',
      problem: expect.stringMatching(/^codee: is no field; there are is: gw: /),
      zh: expect.stringMatching(/^没有字段 codee:，可用：is: gw: /),
      fields: expect.arrayContaining(['code:', 'since:']),
    })
    expect(parseFilter('mss>100')).toMatchObject({ fields: ['ms>', 'in>', 'out>', 'seq>'] })
    expect(parseFilter('constructor:1')).toMatchObject({ problem: expect.stringContaining('there are') })
    for (const text of ['a:f52876', '"codee:25"', 'isv.missing-parameter:tid'])
      expect(typeof parseFilter(text)).toBe('function')
    for (const word of [
      'since:',
      'until:noon',
      'since:2026-02-30',
      'until:12',
      'since:12:00.5',
      'seq:3,',
      'seq:4-',
    ])
      expect(parseFilter(word)).toMatchObject({ word: word.slice(0, word.indexOf(':')) })
  })
})

describe('seqs as a text', () => {
  it('are the same ones again, runs of them said once', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(60), { minLength: 1 }), fc.nat(60), (some, other) => {
        const seqs = [...some].sort((a, b) => a - b)
        const text = writeSeqs(seqs)
        const isOne = parseSeqs(text)
        for (const seq of [...seqs, other]) expect(isOne?.(seq)).toBe(seqs.includes(seq))
        expect(text.split(',').length).toBe(seqs.filter((seq) => !seqs.includes(seq - 1)).length)
      }),
    )
    expect(writeSeqs([1, 2, 3, 7, 9, 10])).toBe('1-3,7,9-10')
    expect(['', '1,', '-1', '1-', '1--2', 'x', '1'.repeat(16)].map(parseSeqs)).toEqual(
      Array(7).fill(undefined),
    )
  })
})

describe('a row', () => {
  it('is the summary, whatever stands in it', () => {
    fc.assert(
      fc.property(summary, (one) => expect(summaryOf(readLine(JSON.stringify(rowOf(one))))).toEqual(one)),
    )
  })
})

describe('the rows', () => {
  it('are what a list would be: bounded, paged both ways, and what is missing is said', () => {
    const step = fc.oneof(
      { weight: 8, arbitrary: fc.nat(40).map((rows) => ({ rows })) },
      { weight: 1, arbitrary: fc.constant({ rows: -1 }) },
      { weight: 4, arbitrary: fc.record({ seq: fc.nat(400), limit: fc.integer({ min: 1, max: 50 }) }) },
    )
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.array(step, { maxLength: 40 }),
        summary,
        (most, steps, one) => {
          const rows = createRows({ rows: most, rowBytes: Infinity })
          let kept: ReadonlyArray<number> = []
          let [newest, cleared] = [0, 0]
          for (const each of steps) {
            if ('seq' in each) {
              const { seq, limit } = each
              const after = kept.filter((other) => other > seq).slice(0, limit)
              const before = kept.filter((other) => other < seq).slice(-limit)
              const wanted = Array.from({ length: newest - cleared }, (_, at) => cleared + 1 + at)
              const lost = (all: ReadonlyArray<number>): unknown => {
                const gone = all.filter((other) => !kept.includes(other))
                return gone.length === 0 ? undefined : [gone[0], gone.at(-1)]
              }
              const seqs = (lines: ReadonlyArray<string>): ReadonlyArray<number> =>
                lines.map((line) => readLine(line)[0])
              const [forward, backward] = [rows.after(seq, limit), rows.before(seq, limit)]
              expect(seqs(forward.lines)).toEqual(after)
              expect(seqs(backward.lines)).toEqual(before)
              expect(forward.gap).toEqual(lost(wanted.filter((other) => other > seq)))
              expect(backward.gap).toEqual(lost(wanted.filter((other) => other < seq).slice(-limit)))
              if (after.length > 0) expect(forward.from).toBe(after[0])
              if (before.length > 0) expect(backward.from).toBe(before[0])
            } else if (each.rows < 0) {
              rows.clear()
              kept = []
              cleared = newest
            } else {
              for (let at = 0; at < each.rows; at += 1) {
                newest += 1
                rows.add({ ...one, seq: newest })
                kept = [...kept, newest].slice(-most)
              }
            }
            expect([rows.kept(), rows.newest(), rows.clearedTo()]).toEqual([kept.length, newest, cleared])
          }
        },
      ),
    )
  })

  it('take memory for what they keep only', () => {
    const rows = createRows({ rows: 10, rowBytes: 1_000_000 })
    const [one] = fc.sample(summary, 1)
    if (one === undefined) throw new Error('no sample')
    for (let seq = 1; seq <= 5000; seq += 1) rows.add({ ...one, seq })
    expect([rows.kept(), rows.oldest(), rows.newest()]).toEqual([10, 4991, 5000])
  })
})
