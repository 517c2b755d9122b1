import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isErr } from '@paifang/result'
import type { Paging, Path } from '@paifang/contract'
import { importCatalogue, type Spec } from '../../src'
import { infer } from '../../src/infer/infer'
import { firstOf, maxPagesOf, maxRowsOf, mostOf, totalIsOf } from '../../src/infer/paging/saidLimits'
import { maxMsOf } from '../../src/infer/paging/saidSpan'
import type { RawField } from '../../src/spec/RawField'

const field = (name: string, type = 'Number', description?: string): RawField => ({
  name,
  type,
  ...(description === undefined ? {} : { description }),
})
const struct = (name: string, type: string, ...fields: ReadonlyArray<RawField>): RawField => ({
  name,
  type,
  fields,
})

const specOf = (
  input: ReadonlyArray<RawField>,
  output: ReadonlyArray<RawField>,
  method = 'taobao.demo.get',
): Spec =>
  infer({
    gateway: 'top',
    conventions: { joinsLists: true },
    method,
    source: { form: 'hand', document: 'x' },
    input,
    output,
  })
const whyNot = ({ facts }: Spec): ReadonlyArray<string> =>
  facts.filter(({ at, fact }) => at[0] === 'paging' && fact === 'left out').map(({ because }) => because)

const page = [field('page_no'), field('page_size')]
const rows = struct('items', 'Item []', field('id'), field('title', 'String'))

describe('how an operation pages', () => {
  it('is inferred whole, and marked as inferred', () => {
    const spec = specOf(
      [
        ...page,
        field('need_count', 'Boolean'),
        field('start_modified', 'Date'),
        field('end_modified', 'Date'),
      ],
      [struct('trades', 'Trade []', field('trade_id'), field('modified', 'Date')), field('total_results')],
    )
    expect(spec.paging).toEqual({
      by: 'number',
      page: ['page_no'],
      size: ['page_size'],
      rows: ['trades'],
      key: [['trade_id']],
      asks: [{ at: ['need_count'], value: true }],
      total: ['total_results'],
      walk: 'backward',
      window: {
        start: ['start_modified'],
        end: ['end_modified'],
        format: 'datetime',
        of: ['modified'],
      },
    })
    expect(spec.facts).toContainEqual({
      at: ['paging'],
      fact: 'by number, page_no; rows at trades',
      because: 'the names page_no and page_size',
    })
  })

  it.each<[string, ReadonlyArray<RawField>, ReadonlyArray<RawField>, string]>([
    [
      'an offset that may count pages',
      [field('offset'), field('page_size')],
      [rows],
      'offset may count rows, and it may count pages',
    ],
    ['two pages', [...page, field('page_index')], [rows], 'page_no and page_index may both be the page'],
    [
      'two lists',
      page,
      [rows, struct('contents', 'Other []', field('id'))],
      'the rows may be items and contents (the names page_no and page_size)',
    ],
    [
      'no list',
      page,
      [field('count')],
      'nothing in the answer looks like rows (the names page_no and page_size)',
    ],
    [
      'a cursor that no answer has',
      [field('scroll_id', 'String')],
      [rows],
      'nothing in the answer is the next scroll_id (the name scroll_id)',
    ],
  ])('is left out, with the reason, for %s', (_, input, output, why) => {
    const spec = specOf(input, output)
    expect(spec.paging).toBeUndefined()
    expect(whyNot(spec)).toEqual([why])
  })

  it('is no question where nothing asks for a page, also where a credential is called token', () => {
    const spec = specOf([field('token', 'String'), field('page_size')], [rows])
    expect(spec.paging).toBeUndefined()
    expect(spec.facts.filter(({ at }) => at[0] === 'paging')).toEqual([])
  })

  it.each<[string, 'number' | 'offset' | undefined]>([
    ['页码', 'number'],
    ['当前页，从0开始', 'number'],
    ['起始位置', 'offset'],
    ['偏移量', 'offset'],
    ['筛选', undefined],
  ])('takes an offset for what its text says: %s', (text, by) => {
    expect(specOf([field('offset', 'Number', text), field('page_size')], [rows]).paging?.by).toBe(by)
  })

  it('goes by a cursor of the answer, by the key of the last row, or carries one beside the page', () => {
    const next = specOf([field('next_id')], [rows, field('next_id')]).paging
    expect(next).toMatchObject({ by: 'cursor', cursor: ['next_id'], next: ['next_id'] })
    const last = specOf([field('last_id'), field('page_size')], [rows]).paging
    expect(last).toMatchObject({ by: 'cursor', next: 'last-row-key', key: [['id']] })
    const carried = specOf(
      [...page, field('position_index', 'String')],
      [struct('data', 'Data', rows, field('position_index', 'String'))],
    ).paging
    expect(carried).toMatchObject({ carry: { from: ['data', 'position_index'], to: ['position_index'] } })
  })

  it.each(['max_results', 'maxResults', 'max_rows', 'wanted_size', 'results_per_page'])(
    'takes %s beside a page or a cursor for the size, and alone for nothing',
    (name) => {
      const size = [name]
      expect(specOf([field('page_no'), field(name)], [rows]).paging).toMatchObject({ by: 'number', size })
      expect(specOf([field('next_id'), field(name)], [rows, field('next_id')]).paging).toMatchObject({
        by: 'cursor',
        size,
      })
      expect(specOf([field(name)], [rows]).paging).toBeUndefined()
    },
  )

  it('takes a total for the number of pages where its text says so', () => {
    const spec = specOf(page, [rows, field('total', 'Number', '总页数'), field('all', 'Number', '总条数')])
    expect(spec.paging).toMatchObject({ pages: ['total'], total: ['all'] })
  })

  it('is not what a write answers, nor the lines of one thing', () => {
    expect(specOf(page, [rows], 'taobao.demo.sync').paging).toBeUndefined()
    expect(specOf(page, [rows, field('total')], 'taobao.demo.sync').paging).toBeDefined()
    const one = struct('order', 'Order', struct('buyer', 'Buyer', field('id')), rows)
    expect(specOf(page, [one], 'taobao.demo.detail.get').paging).toBeUndefined()
    expect(specOf(page, [rows], 'taobao.demo.report').paging).toBeDefined()
  })

  it('has no window where several may be it, or where nothing says how it is written', () => {
    const pair = (about: string, type: string): ReadonlyArray<RawField> => [
      field(`${about}_start_time`, type),
      field(`${about}_end_time`, type),
    ]
    const windowed = (...more: ReadonlyArray<RawField>): Spec => specOf([...page, ...more], [rows])
    expect(windowed(...pair('pay', 'Date')).paging?.window?.start).toEqual(['pay_start_time'])
    expect(windowed(...pair('pay', 'String')).paging?.window).toBeUndefined()
    expect(whyNot(windowed(...pair('pay', 'String')))).toEqual(['nothing says how pay_start_time is written'])
    expect(windowed(...pair('pay', 'Date'), ...pair('bill', 'Date')).paging?.window).toBeUndefined()
    expect(windowed(...pair('pay', 'Date'), ...pair('update', 'Date')).paging?.window?.start).toEqual([
      'update_start_time',
    ])
  })

  it.each<[string, 0 | 1 | undefined]>([
    ['页码，从0开始', 0],
    ['0为第一页', 0],
    ['zero-based page', 0],
    ['页码。取值范围:大于零的整数; 默认值:1', 1],
    ['页数，默认1', 1],
    ['从1开始', 1],
    ['取值范围: 1~N', 1],
    ['page number, start from 1', 1],
    ['默认一页20条', undefined],
    ['默认1页', undefined],
    ['默认10', undefined],
    ['第几页', undefined],
    ['从10开始', undefined],
  ])('knows the first page from its text: %s', (description, first) => {
    expect(firstOf({ name: 'page', shape: { kind: 'integer' }, description })).toBe(first)
  })

  it.each<[string, number | undefined]>([
    ['每页条数。取值范围:大于零的整数;默认值:20;最大值:100', 100],
    ['不超过50条', 50],
    ['1-200', 200],
    ['取值范围：1~40', 40],
    ['max 500', 500],
    ['默认20', undefined],
    ['最大为空', undefined],
  ])('knows the most rows of a page from the text of the size: %s', (description, most) => {
    expect(mostOf({ name: 'size', shape: { kind: 'integer' }, description })).toBe(most)
  })
})

describe('what texts say of the ends of paging', () => {
  it.each<[string, number | undefined]>([
    ['页码。取值范围:大于零的整数最大限制为200; 默认值:1', 200],
    ['页码。取值范围:大于零小于等于101的整数;默认值为1，即返回第一页数据。', 101],
    ['第几页，默认：1，1~100', 100],
    ['页码，不能超过100页', 100],
    ['当前页，最大 1,000', 1000],
    ['page number, at most 50', 50],
    ['页码。取值范围:大于零的整数。默认值为1,即默认返回第一页数据', undefined],
    ['页码，每页最多100条', undefined],
    ['第几页，最多返回10000条', undefined],
    ['翻页获取的条数（page_no*page_size）超过10万', undefined],
    ['第1页', undefined],
  ])('the last page: %s', (description, said) => {
    expect(maxPagesOf({ name: 'page_no', shape: { kind: 'integer' }, description })).toBe(said)
  })

  it.each<[string, number | undefined]>([
    ['当翻页获取的条数（page_no*page_size）超过10万,为了保护后台搜索引擎，接口将报错', 100_000],
    ['最多出10000个结果，即page_no*page_size不能超过10000', 10_000],
    ['最多支持查询前5000条数据', 5000],
    ['只能查询前2,000条', 2000],
    ['总共最多返回1w条', 10_000],
    ['at most the first 500 rows are returned', 500],
    ['注意：支持分页，每页最多返回100条,默认值为40', undefined],
    ['每页条数，最大100', undefined],
    ['一次最多返回50条', undefined],
    ['前3个月的订单', undefined],
  ])('the last row: %s', (description, said) => {
    expect(maxRowsOf([description])).toBe(said)
  })

  it.each<[string, object | undefined]>([
    ['当前页面的记录数量', { totalIs: 'page' }],
    ['本页返回的条数', { totalIs: 'page' }],
    ['仅第一页返回总数', { totalIs: 'first-page' }],
    ['总数，只有第0页返回', { totalIs: 'first-page' }],
    ['符合条件的总数，最大1500', { totalIs: 'capped', totalCap: 1500 }],
    ['搜索到的评价总数', undefined],
    ['总记录数', undefined],
    ['当前查询条件下的总数', undefined],
  ])('what a total counts: %s', (description, said) => {
    expect(totalIsOf({ description })).toEqual(said)
  })

  const day = 86_400_000
  it.each<[string, number | undefined]>([
    [
      '查询修改结束时间，必须大于修改开始时间(修改时间跨度不能大于一天)，格式:yyyy-MM-dd HH:mm:ss。建议使用30分钟以内的时间跨度',
      day,
    ],
    [
      '订单开始时间至订单结束时间，中间时间段日常要求不超过3个小时，但如618等大促期间预估时间段不可超过20分钟',
      3 * 3_600_000,
    ],
    ['查询起止时间间隔不能超过24小时', day],
    ['开始时间和结束时间跨度不能超过一个月', 28 * day],
    ['结束时间，时间跨度最大31天', 31 * day],
    ['时间间隔在7天以内', 7 * day],
    ['起止时间跨度不超过十五分钟', 15 * 60_000],
    ['时间范围最长半年', 181 * day],
    ['the interval must not exceed 180 days', 180 * day],
    ['查询三个月内交易创建时间开始', undefined],
    ['只能查询最近90天的数据', undefined],
    ['格式:yyyy-MM-dd HH:mm:ss', undefined],
  ])('the longest window: %s', (description, said) => {
    expect(maxMsOf([description])).toBe(said)
  })

  it('stands in the paging, and each in a fact of its own', () => {
    const date = (name: string, text: string): RawField => field(name, 'Date', text)
    const spec = specOf(
      [
        field('page_no', 'Number', '页码，从1开始，不能超过100页'),
        field('page_size', 'Number', '每页条数，最大50'),
        date('start_time', '开始时间'),
        date('end_time', '结束时间，时间跨度不能超过7天'),
      ],
      [rows, field('total', 'Number', '当前页的记录数')],
    )
    expect(spec.paging).toMatchObject({
      first: 1,
      max: 50,
      maxPages: 100,
      totalIs: 'page',
      window: { maxMs: 7 * day },
    })
    expect(
      spec.facts.filter(({ at }) => at[0] === 'paging').map(({ at, fact }) => `${at.join('.')} ${fact}`),
    ).toEqual([
      'paging by number, page_no; rows at items',
      'paging.first 1',
      'paging.max 50',
      'paging.maxPages 100',
      'paging.totalIs page',
      `paging.window.maxMs ${7 * day}`,
    ])
  })
})

interface Label {
  readonly name: string
  readonly paged: boolean
  readonly by: Paging['by']
  readonly page: string
  readonly size?: string
  readonly rows: string
  readonly total?: string
  readonly pages?: string
  readonly hasNext?: string
  readonly window?: ReadonlyArray<readonly [string, string]>
}

const folder = join(__dirname, '../../../../../shared/catalog')
const isPresent = existsSync(join(folder, 'paging/labels.json'))

const dotted = (path: Path | undefined): string | undefined => path?.join('.')
const asked = (paging: Paging): Path =>
  paging.by === 'number' ? paging.page : paging.by === 'offset' ? paging.offset : paging.cursor

const title = 'from the names of the catalogue alone'
;(isPresent ? describe : describe.skip)(
  isPresent ? title : `${title} (skipped: ../shared/catalog is absent)`,
  () => {
    const labels = isPresent
      ? (JSON.parse(readFileSync(join(folder, 'paging/labels.json'), 'utf8')) as { labels: Label[] }).labels
      : []
    const specs = new Map(
      (isPresent ? readdirSync(join(folder, 'top')) : []).flatMap((file) => {
        const imported = importCatalogue(readFileSync(join(folder, 'top', file), 'utf8'), { document: file })
        if (isErr(imported)) throw new Error(JSON.stringify(imported.left))
        return imported.right.map((spec): [string, Spec] => [spec.method, spec])
      }),
    )
    const found = labels.flatMap((label) => {
      const paging = specs.get(label.name)?.paging
      return paging === undefined ? [] : [{ label, paging }]
    })
    const paged = labels.filter((label) => label.paged)

    it('finds at least 94 of 100 that page, and at most 2 of 100 that do not', () => {
      expect(paged.length).toBeGreaterThan(50)
      const right = found.filter(({ label }) => label.paged).length
      expect(right / found.length).toBeGreaterThanOrEqual(0.98)
      expect(right / paged.length).toBeGreaterThanOrEqual(0.94)
    })

    it('is never wrong about what it says', () => {
      const said = found.map(({ label: { name }, paging }) => ({
        name,
        by: paging.by,
        page: dotted(asked(paging)),
        size: dotted(paging.size),
        rows: dotted(paging.rows),
        total: dotted(paging.total),
        pages: dotted(paging.pages),
        hasNext: dotted(paging.hasNext),
      }))
      expect(said).toEqual(
        found.map(({ label: { name, by, page: at, size, rows: list, total, pages, hasNext } }) => ({
          name,
          by,
          page: at,
          size,
          rows: list,
          total,
          pages,
          hasNext,
        })),
      )
      const windows = found.flatMap(({ label, paging: { window } }) =>
        window === undefined
          ? []
          : [{ label, bounds: [dotted(window.start) ?? '', dotted(window.end) ?? ''] }],
      )
      expect(windows.length).toBeGreaterThan(10)
      for (const { label, bounds } of windows) expect(label.window).toContainEqual(bounds)
    })

    it('says what it leaves out of what pages, but for names that say nothing', () => {
      const silent = paged.filter(({ name }) => {
        const spec = specs.get(name)
        return spec !== undefined && spec.paging === undefined && whyNot(spec).length === 0
      })
      expect(silent.map(({ name }) => name)).toEqual(['alibaba.ailabs.aligenie.tracks.search'])
    })
  },
)
