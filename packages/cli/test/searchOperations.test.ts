import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { importCatalogue, operationOf, type Spec } from '@paifang/codegen'
import fc from 'fast-check'
import { glossary } from '../src/catalogue/glossary'
import { notionsOf } from '../src/catalogue/notions'
import { searchedOf, searchOperations, type Searched } from '../src/catalogue/searchOperations'
import { createCatalogue } from '../src/explore/createCatalogue'
import type { InstalledOperation } from '../src/operations/installedOperations'

const lines = glossary.map((line) => line.split(' '))
const isLatin = (word: string): boolean => /^[a-z\d]+$/.test(word)

interface One {
  readonly method: string
  readonly searched: Searched
}

const one = (method: string, title = '', more: Partial<Spec> = {}): One => {
  const spec: Spec = {
    format: 'paifang.spec/1',
    gateway: 'top',
    method,
    title,
    source: { form: 'hand', document: '' },
    session: 'none',
    idempotent: false,
    errors: [],
    sensitive: [],
    input: [],
    output: [],
    facts: [],
    ...more,
  }
  return { method, searched: searchedOf({ method, title, codes: [] }, spec) }
}

const field = (name: string, description = ''): Exclude<Spec['input'], 'unknown'>[number] => ({
  name,
  shape: { kind: 'text' },
  description,
})

const names = (found: ReadonlyArray<One>): ReadonlyArray<string> => found.map(({ method }) => method)

describe('the glossary', () => {
  it('has each word once, and each notion in both languages', () => {
    const all = lines.flat()
    expect(all.filter((word, at) => all.indexOf(word) !== at)).toEqual([])
    for (const line of lines) {
      expect([line, line.some(isLatin), line.some((word) => !isLatin(word))]).toEqual([line, true, true])
      for (const word of line) expect(word).toMatch(/^(?:[a-z][a-z\d]*|[\u4e00-\u9fff]{2,})$/)
    }
  })

  it('parts Chinese, which has no blanks, into what it knows and what it does not', () => {
    expect(notionsOf('订单查询').map(({ texts }) => texts[0])).toEqual(['订单', '查询'])
    expect(notionsOf('逆向订单甲乙').map(({ texts }) => texts)).toEqual([
      ['退货', '逆向'],
      ['订单', '交易'],
      ['甲乙'],
    ])
    // The longest word it knows: a means of payment is no payment.
    expect(notionsOf('支付宝')).toEqual(notionsOf('alipay'))
    expect(notionsOf('orders')).toEqual(notionsOf('交易'))
  })
})

describe('a search for operations', () => {
  // Few notions, so that they meet.
  const few = lines.filter((_, at) => at % 10 === 0)
  const latin = fc.constantFrom(...few.flat().filter(isLatin), 'border', 'orderly', 'x1')
  const chinese = fc.constantFrom(...few.flat().filter((text) => !isLatin(text)), '的', '接口订', '支')
  const operation = fc
    .record({
      method: fc.array(latin, { minLength: 1, maxLength: 4 }),
      title: fc.array(chinese, { maxLength: 3 }),
      fields: fc.array(fc.tuple(latin, latin, chinese), { maxLength: 4 }),
    })
    .map(({ method, title, fields }) =>
      one(method.join('.'), title.join(''), {
        input: fields.map(([first, second, description]) => field(`${first}_${second}`, description)),
      }),
    )
  const many = fc.array(operation, { minLength: 1, maxLength: 40 })
  const notion = fc.constantFrom(...few)

  /** Said without an index: some word of each notion is among the words, or its Chinese in the texts. */
  const holds = ({ searched: { texts } }: One, same: ReadonlyArray<string>): boolean => {
    const text = texts.join(' ')
    const words = text.split(/[^a-z\d]+/)
    const plurals = (typed: string): ReadonlyArray<string> => [
      typed,
      `${typed}s`,
      ...(/(?:s|x|ch|sh)$/.test(typed) ? [`${typed}es`] : []),
      ...(/[^aeiou]y$/.test(typed) ? [`${typed.slice(0, -1)}ies`] : []),
    ]
    return same.some((typed) =>
      isLatin(typed) ? plurals(typed).some((form) => words.includes(form)) : text.includes(typed),
    )
  }

  it('finds the same by whichever word of a notion, in either language, alone or with others', () => {
    let met = 0
    fc.assert(
      fc.property(many, notion, fc.option(notion, { nil: undefined }), (all, same, beside) => {
        const expected = all.filter((each) => [same, beside ?? same].every((line) => holds(each, line)))
        // Where nothing is found, a word may be one letter off.
        if (expected.length === 0) return
        met += 1
        for (const typed of same)
          for (const other of beside ?? [''])
            expect(names(searchOperations(all, `${typed} ${other}`)).toSorted()).toEqual(
              names(expected).toSorted(),
            )
      }),
    )
    expect(met).toBeGreaterThan(20)
    const all = [
      one('taobao.trade.fullinfo.get'),
      one('alibaba.order.detail.query'),
      one('a.b', '交易详情'),
      one('a.c', '', { output: [field('sub_orders')] }),
      one('a.d', '', { description: '按订单号' }),
      one('a.border.get'),
    ]
    for (const typed of ['订单', 'order', 'ORDERS', '交易', 'trade'])
      expect([typed, names(searchOperations(all, typed)).toSorted()]).toEqual([
        typed,
        names(all.slice(0, 5)).toSorted(),
      ])
  })

  it('has the method that was named first, whatever else holds it', () => {
    fc.assert(
      fc.property(many, fc.nat(), (all, at) => {
        const { method } = all[at % all.length] ?? one('a')
        for (const typed of [method, method.toUpperCase(), ` ${method} `])
          expect(searchOperations(all, typed)[0]?.method).toBe(method)
      }),
    )
  })

  it('goes from names to titles, fields and codes, descriptions', () => {
    const all = [
      one('a.prose', '', { description: 'the blacklist of users' }),
      one('a.field', '', { input: [field('user_blacklist')] }),
      one('a.code', '', { errors: [{ code: 'isv.blacklist-full' }] }),
      one('a.title', '用户黑名单'),
      one('a.blacklist.get'),
      one('blacklist'),
    ]
    expect(names(searchOperations(all, 'blacklist'))).toEqual([
      'blacklist',
      'a.blacklist.get',
      'a.title',
      'a.field',
      'a.code',
      'a.prose',
    ])
    expect(names(searchOperations(all, '黑名单'))).toEqual([
      'a.title',
      'a.blacklist.get',
      'blacklist',
      'a.field',
      'a.code',
      'a.prose',
    ])
    expect(names(searchOperations(all, 'isv.blacklist-full'))).toEqual(['a.code'])
    expect(names(searchOperations([one('open.liveCheck.statisticsDetailPage')], 'detail page'))).toHaveLength(
      1,
    )
  })

  it('takes a word that is one letter off where nothing else is found, and costs nothing where it is odd', () => {
    const all = [one('a.blacklist.get'), one('a.b')]
    expect(names(searchOperations(all, 'blaklist'))).toEqual(['a.blacklist.get'])
    expect(searchOperations(all, '')).toEqual(all)
    for (const typed of ['(', '[', '\\', '__proto__', 'constructor', '手'.repeat(2000)])
      expect(names(searchOperations(all, typed))).toEqual([])
  })
})

const catalogue = join(__dirname, '..', '..', '..', '..', 'shared', 'catalog', 'top')
const describeCatalogue = existsSync(catalogue) ? describe : describe.skip
if (!existsSync(catalogue)) console.warn('skipped: the catalogue of 5,268 operations is not there')

const inSpecs = (specs: ReadonlyArray<Spec>): ReadonlyArray<InstalledOperation> =>
  specs.map((spec) => ({
    package: { name: 'catalogue', version: '', folder: '/nonexistent', asks: {} },
    name: '',
    operation: operationOf(spec),
    documented: { spec, overrides: [] },
  }))

describe('the catalogue of the console', () => {
  const specs = Array.from({ length: 400 }, (_, at): Spec => {
    const latin = lines[at % lines.length]?.find(isLatin) ?? 'a'
    return {
      format: 'paifang.spec/1',
      gateway: at % 2 === 0 ? 'top' : 'opretail',
      method: `taobao.${latin}.n${at}.get`,
      title: lines[(at * 7) % lines.length]?.find((text) => !isLatin(text)) ?? '',
      source: { form: 'hand', document: 'a page' },
      session: 'none',
      idempotent: at % 3 === 0,
      errors: [],
      sensitive: [],
      input: [field(`field_${at}`)],
      output: [],
      facts: [],
    }
  })

  it('lists as many as are asked for, and says how many there are', () => {
    const shown = createCatalogue(() => inSpecs(specs))
    const { total, lines: some } = shown.list('', 30)
    expect([total, some.length]).toEqual([400, 30])
    expect(shown.list('taobao.order.n0.get').lines[0]).toMatchObject({
      id: 'taobao.order.n0.get',
      writes: false,
    })
    expect(shown.list('field_399', 30)).toMatchObject({ total: 1, lines: [{ gateway: 'opretail' }] })
    expect(shown.list('gw:top is:read').total + shown.list('gw:top is:write').total).toBe(200)
    expect(shown.list('gw:opretail is:read get pkg:cata').lines.every(({ writes }) => !writes)).toBe(true)
    expect(shown.list('pkg:nobody').total).toBe(0)
    expect(shown.page('taobao.order.n0.get')).toMatchObject({ source: 'a page · hand', outputIsList: false })
  })

  it('has of two specs of one operation the one that the emulator has', () => {
    const [first] = specs
    if (first === undefined) throw new Error('none')
    const shown = createCatalogue(() => inSpecs([first, { ...first, title: 'the other' }]))
    expect(shown.list('').lines).toMatchObject([{ title: 'the other' }])
  })
})

describeCatalogue('all 5,268 operations of the platform', () => {
  it('are searched faster than a picture is drawn', () => {
    const specs = readdirSync(catalogue).flatMap((name) => {
      const read = importCatalogue(readFileSync(join(catalogue, name), 'utf8'), { document: name })
      return read._tag === 'Right' ? read.right : []
    })
    const timed = <A>(what: string, run: () => A): readonly [A, number] => {
      const from = performance.now()
      const value = run()
      const ms = performance.now() - from
      console.log(`${what}: ${ms.toFixed(1)} ms`)
      return [value, ms]
    }
    const [installed] = timed('codecs of all', () => inSpecs(specs))
    const shown = createCatalogue(() => installed)
    timed('index of all', () => shown.list('x'))
    expect(shown.list('').total).toBeGreaterThan(5000)
    const questions = [
      '订单',
      'order',
      '退款 查询',
      'taobao.trade.fullinfo.get',
      'receiver mobile',
      '黑名单用户手机号',
    ]
    for (const question of questions) {
      const [found, ms] = timed(question, () => shown.list(question, 100))
      expect(found.total).toBeGreaterThan(0)
      console.log(`${question}: ${found.total}`)
      if (process.env['PAIFANG_TIMES'] === '1') expect(ms).toBeLessThan(16)
    }
    expect(shown.list('订单').total).toBe(shown.list('order').total)
    expect(shown.list('taobao.trade.fullinfo.get').lines[0]?.method).toBe('taobao.trade.fullinfo.get')
  })
})
