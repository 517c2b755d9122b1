import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { isErr } from '@paifang/result'
import { describeProblem, importTopPage, type Field, type Spec } from '../../src'
import { isQimenMethod } from '../../src/qimen/qimenSpec'
import { fieldsOf } from '../../src/spec/Shape'
import { renderPage, type CatalogueApi, type CatalogueField, type Quirks } from './renderPage'

const folder = join(__dirname, '../../../../../shared/catalog')
const isPresent = existsSync(folder)
/** Set by `npm run check:catalogue`. */
const isFull = process.env['PAIFANG_CATALOGUE'] === 'full'

interface Category {
  readonly apis: ReadonlyArray<CatalogueApi>
}

const apis = (): ReadonlyArray<CatalogueApi> => {
  const read = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'))
  const chosen = readFileSync(join(folder, 'top-sample300.tsv'), 'utf8').split('\n')
  const names = new Set(chosen.map((line) => line.split('\t')[0]))
  const more = read('top-more.json') as { readonly categories: ReadonlyArray<Category> }
  const all = readdirSync(join(folder, 'top')).map((file) => read(`top/${file}`) as Category)
  return [...all, ...more.categories]
    .flatMap((category) => category.apis)
    .filter(({ name }) => isFull || names.has(name))
}

/** Fields that one struct declares twice: an importer reads them as unknown where they differ. */
const distinct = (fields: ReadonlyArray<CatalogueField>): ReadonlyArray<CatalogueField | string> => {
  const found = new Map<string, CatalogueField | string>()
  for (const field of fields) {
    const earlier = found.get(field.name)
    const isSame = earlier === undefined || JSON.stringify(earlier) === JSON.stringify(field)
    found.set(field.name, isSame ? field : field.name)
  }
  return [...found.values()]
}

/** Everything that a page says of fields but their texts. */
const documented = (fields: ReadonlyArray<CatalogueField>, side: 'input' | 'output'): string =>
  distinct(fields)
    .map((field) => {
      if (typeof field === 'string') return field
      const { name, type = 'String', required = false, fields: inner = [] } = field
      const { maxListSize, maxLength, minValue, maxValue } = field
      const limits = side === 'input' ? [maxListSize, maxLength, minValue, maxValue] : []
      const inside = inner.length === 0 ? '' : `{${documented(inner, side)}}`
      return `${name}:${type}${side === 'input' && required ? '!' : ''}(${limits.join()})${inside}`
    })
    .join(' ')

const read = (fields: Spec['input'], side: 'input' | 'output'): string =>
  fields === 'unknown'
    ? '?'
    : fields
        .map(({ name, type, required, limits: said = {}, shape }: Field) => {
          if (type === undefined) return name
          const { maxListSize, maxLength, minValue, maxValue } = said
          const limits = side === 'input' ? [maxListSize, maxLength, minValue, maxValue] : []
          const inner = fieldsOf(shape)
          const inside = inner === undefined ? '' : `{${read(inner, side)}}`
          return `${name}:${type}${required === true ? '!' : ''}(${limits.join()})${inside}`
        })
        .join(' ')

/** What is inside the root that documents of Qimen draw, with what every answer of it has. */
const ofQimen = (
  fields: ReadonlyArray<CatalogueField>,
  side: 'input' | 'output',
): ReadonlyArray<CatalogueField> => {
  const [root] = fields
  const isRoot = fields.length === 1 && root?.name === (side === 'input' ? 'request' : 'response')
  const members = isRoot ? (root.fields ?? []) : fields
  if (side === 'input') return members
  const has = (name: string): boolean => members.some((field) => field.name === name)
  const missing = ['flag', has('qimen_code') ? undefined : 'code', 'message'].flatMap((name) =>
    name === undefined || has(name) ? [] : [{ name, type: 'String' }],
  )
  return [...members, ...missing]
}

interface Outcome {
  readonly kind: 'exact' | 'refused' | 'wrong'
  readonly why: string
}

const outcomeOf = (api: CatalogueApi, page: string): Outcome => {
  const imported = importTopPage(page, { document: api.name })
  if (isErr(imported)) return { kind: 'refused', why: imported.left.map(describeProblem).join('\n') }
  for (const [side, documentedFields = []] of [
    ['input', api.request],
    ['output', api.response],
  ] as const) {
    const fields = isQimenMethod(api.name) ? ofQimen(documentedFields, side) : documentedFields
    const [wanted, found] = [documented(fields, side), read(imported.right[side], side)]
    if (wanted !== found) return { kind: 'wrong', why: `${api.name} ${side}\n  ${found}\n  ${wanted}` }
  }
  return { kind: 'exact', why: '' }
}

/** What the site does, alone and together. */
const site: ReadonlyArray<Quirks> = [
  {},
  { limitBullets: true },
  { alias: true },
  { arrays: true },
  { desc: 'name' },
  { desc: 'camel' },
  { structExample: true },
  { limitBullets: true, alias: true, arrays: true, desc: 'name', structExample: true },
  { limitBullets: true, alias: true, arrays: true, desc: 'camel', structExample: true },
]

/** What browsers, languages, converters and authors make of it. */
const renditions: ReadonlyArray<Quirks> = [
  { desc: 'none' },
  { descLines: true },
  { spacedExamples: true },
  { noExamples: true },
  { noExamples: true, desc: 'name' },
  { defaults: true, limitBullets: true },
  { bullet: '*' },
  { bullet: '-' },
  { bullet: '·' },
  { bullet: '' },
  { separator: '\t' },
  { separator: '\u00a0' },
  { invisible: true, crlf: true, colon: ':' },
  { need: ['是', '否'] },
  { need: ['true', 'false'] },
  { need: ['Required', 'Optional'], titles: 'english' },
  { titles: 'markdown' },
  { titles: 'none' },
  { contents: true, commonTable: true },
  { sample: 'json', twoItems: true },
  { sample: 'simpleJson' },
  { sample: 'both' },
  { twoItems: true, xmlDressed: true },
  { java: 'merged' },
  { java: 'fenced', escapes: true },
  { rows: 'lines' },
  { rows: 'bars' },
  { rows: 'items' },
  { rows: 'items', bullet: '-', desc: 'name' },
  { rows: 'bars', escapes: true, java: 'fenced' },
]

const together: Quirks = {
  limitBullets: true,
  alias: true,
  arrays: true,
  desc: 'camel',
  structExample: true,
  descLines: true,
  spacedExamples: true,
  defaults: true,
  separator: '\t',
  invisible: true,
  crlf: true,
  colon: ':',
  titles: 'english',
  contents: true,
  twoItems: true,
  xmlDressed: true,
  need: ['true', 'false'],
}

const title = isPresent
  ? `pages rendered from the catalogue (${isFull ? 'all of it' : 'the sample of 300'})`
  : 'pages rendered from the catalogue (skipped: ../shared/catalog is absent)'

;(isPresent ? describe : describe.skip)(title, () => {
  const all = isPresent ? apis() : []

  it.each([...site, together, ...renditions].map((quirks) => [JSON.stringify(quirks), quirks] as const))(
    'are read exactly, or refused, with %s',
    (_, quirks) => {
      const isRendition = renditions.includes(quirks)
      // The plain page of every API; with each quirk a part of them, together all.
      const at = isRendition ? renditions.indexOf(quirks) : site.indexOf(quirks)
      const parts = isRendition ? 5 : at === 0 ? 1 : 3
      const chosen = all.filter((__, i) => isFull || i % parts === (at + parts) % parts)
      const outcomes = chosen.map((api) => outcomeOf(api, renderPage(api, quirks)))
      const count = (kind: Outcome['kind']): number => outcomes.filter((one) => one.kind === kind).length
      const counts = `${outcomes.length} tried, ${count('exact')} exact, ${count('refused')} refused, ${count('wrong')} wrong`
      if (isFull) process.stdout.write(`${counts}: ${JSON.stringify(quirks)}\n`)
      expect(outcomes.filter(({ kind }) => kind === 'wrong').map(({ why }) => why)).toEqual([])
      const refused = outcomes.filter(({ kind }) => kind === 'refused').map(({ why }) => why)
      // What the site does is read in full; a declaration that stands twice is not told apart by JSON.
      expect(refused.slice(isRendition ? Math.ceil(chosen.length / 200) : 0)).toEqual([])
      for (const why of refused) expect(why).toMatch(/line \d+/)
    },
    isFull ? 120_000 : 20_000,
  )

  it('are never read as another tree, whatever renders them', () => {
    const flag = fc.boolean()
    const quirks = fc.record({
      limitBullets: flag,
      alias: flag,
      arrays: flag,
      structExample: flag,
      defaults: flag,
      invisible: flag,
      crlf: flag,
      contents: flag,
      twoItems: flag,
      descLines: flag,
      spacedExamples: flag,
      noExamples: flag,
      commonTable: flag,
      xmlDressed: flag,
      escapes: flag,
      desc: fc.constantFrom(undefined, 'name', 'camel', 'none'),
      bullet: fc.constantFrom('•', '*', '-', '·', ''),
      separator: fc.constantFrom(' ', '\t', '\u00a0'),
      colon: fc.constantFrom(':', '：'),
      need: fc.constantFrom(['必须', '可选'], ['是', '否'], ['true', 'false'], ['Required', 'Optional']),
      titles: fc.constantFrom(undefined, 'markdown', 'english', 'none'),
      sample: fc.constantFrom(undefined, 'json', 'simpleJson', 'both'),
      java: fc.constantFrom(undefined, 'merged', 'fenced'),
      rows: fc.constantFrom(undefined, 'lines', 'bars', 'items'),
    })
    let refused = 0
    const runs = isFull ? 5000 : 200
    fc.assert(
      fc.property(fc.nat({ max: all.length - 1 }), quirks, (i, chosen) => {
        const api = all[i] as CatalogueApi
        const outcome = outcomeOf(api, renderPage(api, chosen as Quirks))
        if (outcome.kind === 'refused') refused++
        expect(outcome.kind === 'wrong' ? outcome.why : '').toBe('')
      }),
      { numRuns: runs },
    )
    expect(refused).toBeLessThanOrEqual(Math.ceil(runs / 100))
  })

  it('that have lost a line of a table are read exactly, or refused: never as another tree', () => {
    const wrong = all
      .filter((_, i) => i % (isFull ? 17 : 6) === 0)
      .flatMap((api) => {
        const lines = renderPage(api, { desc: 'name' }).split('\n')
        const start = lines.indexOf('请求参数') + 2
        const end = lines.indexOf('请求示例')
        const step = isFull ? 1 : Math.ceil((end - start) / 20)
        return lines.flatMap((line, i) => {
          // The gateway may add a request_id to any answer.
          if (i < start || i >= end || i % step > 0 || line.startsWith('request_id ')) return []
          const outcome = outcomeOf(api, lines.filter((__, at) => at !== i).join('\n'))
          const isText = /^ {2}• (?!└)/.test(line) || line === ''
          return outcome.kind === 'wrong' && !(isText && isSameTree(api, lines, i)) ? [outcome.why] : []
        })
      })
    expect(wrong.slice(0, 5)).toEqual([])
  })
})

/** A page without a limit's line differs in that limit alone. */
const isSameTree = (api: CatalogueApi, lines: ReadonlyArray<string>, lost: number): boolean => {
  const strip = (fields: ReadonlyArray<CatalogueField> = []): ReadonlyArray<CatalogueField> =>
    fields.map(({ name, type, required, fields: inner }) => ({
      name,
      ...(type === undefined ? {} : { type }),
      ...(required === undefined ? {} : { required }),
      ...(inner === undefined ? {} : { fields: strip(inner) }),
    }))
  const bare = lines.filter((line, i) => i !== lost && !/^ {2}• 最[大小]/.test(line)).join('\n')
  const withoutLimits = bare.replace(/ 最[大小]\S+/g, '')
  return (
    outcomeOf({ ...api, request: strip(api.request), response: strip(api.response) }, withoutLimits).kind ===
    'exact'
  )
}
