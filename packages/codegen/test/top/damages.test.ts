import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isErr } from '@paifang/result'
import { importTopPage } from '../../src'
import { saidBy } from '../saidBy'
import { renderPage, type CatalogueApi, type Quirks } from './renderPage'

const api: CatalogueApi = {
  name: 'taobao.demo.page',
  request: [
    { name: 'fields', type: 'String []', required: true, maxListSize: 20 },
    {
      name: 'param',
      type: 'Param',
      required: true,
      fields: [
        { name: 'nick', type: 'String', required: true, maxLength: 32 },
        {
          name: 'orders',
          type: 'Order []',
          fields: [
            { name: 'oid', type: 'Number', required: true },
            { name: 'buyer', type: 'Buyer', fields: [{ name: 'name', type: 'String', maxLength: 10 }] },
            { name: 'price', type: 'Price' },
          ],
        },
        { name: 'flag', type: 'Boolean' },
      ],
    },
    { name: 'page_no', type: 'Number', minValue: 1, maxValue: 100 },
  ],
  response: [
    { name: 'total', type: 'Number' },
    {
      name: 'result',
      type: 'Result',
      fields: [
        { name: 'success', type: 'Boolean' },
        {
          name: 'trades',
          type: 'Trade []',
          fields: [
            { name: 'tid', type: 'Number' },
            { name: 'owner', type: 'Owner', fields: [{ name: 'name', type: 'String' }] },
          ],
        },
        { name: 'message', type: 'String' },
      ],
    },
  ],
}

const quirks: ReadonlyArray<Quirks> = [
  {},
  { limitBullets: true, alias: true, arrays: true, desc: 'name', structExample: true },
  { desc: 'none', noExamples: true },
  { rows: 'bars' },
  { rows: 'items', sample: 'json' },
]

interface Page {
  readonly name: string
  readonly text: string
}

const rendered = quirks.map((one): Page => ({ name: JSON.stringify(one), text: renderPage(api, one) }))

const shared = join(__dirname, '../../../../../shared/pages/top-forms')

/** The saved pages, where they are. */
const saved = !existsSync(shared)
  ? []
  : readdirSync(shared)
      .filter((name) => name.endsWith('.txt') && !name.startsWith('09'))
      .map((name): Page => ({ name, text: readFileSync(join(shared, name), 'utf8') }))

interface Damage {
  readonly kind: 'cut' | 'gone' | 'doubled' | 'joined'
  /** The line it is done to, from 0. */
  readonly at: number
  readonly what: string
  readonly text: string
}

const damagesOf = (page: string): ReadonlyArray<Damage> => {
  const lines = page.split('\n')
  return lines.flatMap((what, at): ReadonlyArray<Damage> => {
    const by = (kind: Damage['kind'], put: ReadonlyArray<string>, count = 1): Damage => ({
      kind,
      at,
      what,
      text: [...lines.slice(0, at), ...put, ...lines.slice(at + count)].join('\n'),
    })
    const cut = by('cut', [], lines.length)
    if (what.trim() === '') return [cut]
    return [
      cut,
      by('gone', []),
      by('doubled', [what, what]),
      by('joined', [lines.slice(at, at + 2).join(' ')], 2),
    ]
  })
}

/** Damages after which a page says something else, and is as good a page as before. */
const leavesNoTrace = ({ kind, what }: Damage): boolean =>
  kind === 'gone' && /^\s*(• 最[大小]|isv\.)/.test(what)

describe('a damaged page of TOP', () => {
  it.each([...rendered, ...saved].map((page) => [page.name, page] as const))(
    'is read as the whole one, or says where it is damaged: %s',
    (_, { text }) => {
      const whole = importTopPage(text, { document: 'page.txt' })
      if (isErr(whole)) throw new Error(JSON.stringify(whole.left))
      const before = new Set(whole.right.facts.map((fact) => JSON.stringify(fact)))
      const wrong = damagesOf(text).flatMap((damage) => {
        const read = importTopPage(damage.text, { document: 'page.txt' })
        if (isErr(read)) return []
        if (saidBy(read.right) === saidBy(whole.right)) return []
        const isReported = read.right.facts.some(
          (fact) =>
            ['unknown', 'doubtful', 'incomplete'].includes(fact.fact) && !before.has(JSON.stringify(fact)),
        )
        if (isReported || leavesNoTrace(damage)) return []
        return [
          `${damage.kind}, line ${damage.at + 1}: ${damage.what}\n${saidBy(read.right)}\n${saidBy(whole.right)}`,
        ]
      })
      expect(wrong).toEqual([])
    },
  )
})
