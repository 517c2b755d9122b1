import { isErr } from '@paifang/result'
import type { Bulk, Paging } from '@paifang/contract'
import {
  applyOverrides,
  describeProblem,
  diff,
  emit,
  importSpec,
  importTopDocument,
  operationOf,
  type Spec,
} from '../src'
import { agree } from './scale/agree'
import { compile } from './scale/compile'

const document = {
  name: 'taobao.demo.trades.get',
  requestParams: [
    { name: 'page_no', type: 'Number', required: true },
    { name: 'page_size', type: 'Number' },
    { name: 'use_has_next', type: 'Boolean' },
    { name: 'start_modified', type: 'Date' },
    { name: 'end_modified', type: 'Date' },
    { name: 'rows', type: 'Row[]', subParams: [{ name: 'outer_id', type: 'String' }] },
    { name: 'request_id', type: 'String' },
  ],
  responseParams: [
    { name: 'total', type: 'Number' },
    { name: 'has_next', type: 'Boolean' },
    { name: 'body', type: 'String' },
    {
      name: 'trades',
      type: 'Trade[]',
      subParams: [
        { name: 'tid', type: 'Number' },
        { name: 'modified', type: 'Date' },
        { name: 'ok', type: 'Boolean' },
      ],
    },
  ],
}

const specOf = (value: unknown): Spec => {
  const imported = importTopDocument(value, { document: 'x.json' })
  if (isErr(imported)) throw new Error(imported.left.map(describeProblem).join('\n'))
  return imported.right
}
/** What is inferred is not what is tested here. */
const { paging: inferred, ...plain } = specOf(document)

const paging: Paging = {
  by: 'number',
  page: ['page_no'],
  size: ['page_size'],
  first: 1,
  carry: { from: ['body'], to: ['request_id'] },
  rows: ['trades'],
  key: [['tid']],
  asks: [{ at: ['use_has_next'], value: true }],
  total: ['total'],
  hasNext: ['has_next'],
  max: 100,
  walk: 'backward',
  window: {
    start: ['start_modified'],
    end: ['end_modified'],
    format: 'datetime',
    maxMs: 86_400_000,
    of: ['modified'],
  },
}

const bulk: Bulk = {
  rows: ['rows'],
  max: 20,
  key: { at: ['request_id'] },
  rowId: ['outer_id'],
  results: { list: ['trades'], id: ['tid'], ok: ['ok'], only: 'failures' },
}

const problems = (members: object): ReadonlyArray<string> => {
  const imported = importSpec({ ...plain, ...members }, { document: 's' })
  return isErr(imported) ? imported.left.map(describeProblem) : []
}

describe('how an operation pages, and takes many rows', () => {
  const spec: Spec = { ...plain, paging, bulk }

  it('survives the spec format', () => {
    expect(importSpec(JSON.parse(JSON.stringify(spec)), { document: 's' })).toEqual({
      _tag: 'Right',
      right: spec,
    })
  })

  it.each<[string, Paging]>([
    [
      'by offset, rows as JSON text',
      { by: 'offset', offset: ['page_no'], size: ['page_size'], rows: ['body'], rowsAre: 'json-text' },
    ],
    ['by cursor', { by: 'cursor', cursor: ['request_id'], next: ['body'], rows: ['trades'] }],
    [
      'by the key of the last row',
      { by: 'cursor', cursor: ['request_id'], next: 'last-row-key', rows: ['trades'] },
    ],
  ])('may be said in each way: %s', (_, other) => {
    expect(problems({ paging: other })).toEqual([])
  })

  it('is refused where a member is wrong or missing', () => {
    expect(problems({ paging: { by: 'number', rows: ['trades'] } })).toHaveLength(1)
    expect(problems({ paging: { ...paging, by: 'letter' } })).toHaveLength(1)
    expect(problems({ paging: { ...paging, size: [] } })).toHaveLength(1)
    expect(problems({ paging: { ...paging, more: 1 } })).toHaveLength(1)
    expect(problems({ bulk: {} })).toHaveLength(1)
  })

  it('is refused where a path leads nowhere, and says which', () => {
    const lost: Paging = {
      by: 'number',
      page: ['gone'],
      carry: { from: ['a'], to: ['b'] },
      rows: ['trades'],
      key: [['x']],
      asks: [{ at: ['c'], value: 1 }],
      total: ['d'],
      window: { start: ['e'], end: ['f'], format: 'ms', of: ['g'] },
    }
    expect(problems({ paging: lost })).toEqual([
      's > paging.page: leads to no field of the input',
      's > paging.carry.to: leads to no field of the input',
      's > paging.asks[0]: leads to no field of the input',
      's > paging.window.start: leads to no field of the input',
      's > paging.window.end: leads to no field of the input',
      's > paging.carry.from: leads to no field of the output',
      's > paging.key[0]: leads to no field of the output',
      's > paging.total: leads to no field of the output',
      's > paging.window.of: leads to no field of the output',
    ])
    expect(
      problems({ bulk: { rows: ['x'], rowId: ['y'], results: { list: ['trades'], id: ['z'] } } }),
    ).toEqual([
      's > bulk.rows: leads to no field of the input',
      's > bulk.rowId: leads to no field of the input',
      's > bulk.results.id: leads to no field of the output',
    ])
  })

  it('can be corrected by hand, whole or in part', () => {
    const corrected = applyOverrides(spec, {
      format: 'paifang.overrides/1',
      method: spec.method,
      overrides: [
        { at: ['paging', 'first'], value: 0, reason: 'The page says so.' },
        { at: ['bulk'], value: null, reason: 'A list is not a batch.' },
      ],
    })
    expect(corrected).toMatchObject({ right: { paging: { ...paging, first: 0 } } })
    expect(corrected).not.toHaveProperty('right.bulk')
  })

  it('is inferred where the document has it', () => {
    expect(inferred).toMatchObject({ by: 'number', page: ['page_no'], total: ['total'] })
  })

  it('is a change that a caller can see', () => {
    const bumps = (before: Spec, after: Spec): unknown =>
      diff([before], [after]).changes.map(({ bump }) => bump)
    expect(bumps(plain, spec)).toEqual(['minor', 'minor'])
    expect(bumps(spec, plain)).toEqual(['major', 'minor'])
  })

  it('stands in what is generated and in what is interpreted', () => {
    const uses = `
      import type { InputOf, OutputOf, RowOf } from '@paifang/contract'
      import { demoTradesGet, type DemoTradesGet } from './apis/demoTradesGet'
      import { demoTextGet } from './apis/demoTextGet'
      type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
      export const all: [
        Same<InputOf<typeof demoTradesGet>, DemoTradesGet.Input>,
        Same<OutputOf<typeof demoTradesGet>, DemoTradesGet.Output>,
        Same<RowOf<typeof demoTradesGet>, DemoTradesGet.Trades>,
        Same<RowOf<typeof demoTextGet>, unknown>,
      ] = [true, true, true, true]
      // @ts-expect-error -- what is inside is not a value of the module
      export { Trades } from './apis/demoTradesGet'`
    const texts: Spec = {
      ...plain,
      method: 'taobao.demo.text.get',
      paging: { by: 'number', page: ['page_no'], rows: ['body'], rowsAre: 'json-text' },
    }
    const compiled = compile(new Map([...emit([spec, texts]), ['src/uses.ts', uses]]))
    try {
      expect(compiled.errors).toBe('')
      const { demoTradesGet } = compiled.load('src/apis/demoTradesGet.ts')
      expect(demoTradesGet).toMatchObject({ paging, bulk })
      agree(spec, { one: demoTradesGet as ReturnType<typeof operationOf>, other: operationOf(spec) }, 50)
    } finally {
      compiled.remove()
    }
  })
})
