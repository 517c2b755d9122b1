import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isErr } from '@paifang/result'
import { importOpretailPage } from '../../src'
import { saidBy } from '../saidBy'
import { renderPage, type Form, type Shown } from './renderPage'

const field = (name: string, type: string, description: string, more: Partial<Shown> = {}): Shown => ({
  name,
  type,
  required: true,
  description,
  example: '',
  ...more,
})

const input = [
  field('pageNumber', 'int', '页数', { maxLength: 11, example: '10' }),
  field('name', 'string', 'name filter', { required: false, maxLength: 100, example: 'demo' }),
  field('times', 'JSON', 'periods', {
    example: 'View',
    fields: [
      field('startTime', 'string', 'from', { maxLength: 20, example: '08:00' }),
      field('weeks', 'JSON', 'days', { required: false, fields: [field('day', 'int', 'of the week')] }),
    ],
  }),
  field('level', 'int', '等级', { required: false, maxLength: 10, example: '3' }),
]

const output = [
  field('total', 'int', 'rows', { required: false, maxLength: 10, example: '20' }),
  field('records', 'Array', 'rows', { fields: [field('id', 'int', '编号'), field('mac', 'string', 'mac')] }),
]

const rendered = (['A', 'B', 'C', 'D', 'E', 'F', 'tabs'] as const).flatMap((form): ReadonlyArray<Page> =>
  [form === 'A' || form === 'E' || form === 'F'].map((chinese) => ({
    name: `${form} in ${chinese ? 'Chinese' : 'English'}`,
    form,
    text: renderPage(input, output, { form, tick: chinese, chinese, blanks: true }),
  })),
)

const shared = join(__dirname, '../../../../../shared/pages/opretail-forms')

/** Set to try every damage of the saved pages, and not each fifth. */
const isLong = process.env['PAIFANG_LONG'] === '1'

/** The saved pages, where they are: the rendered ones have every form of theirs. */
const saved: ReadonlyArray<Page> = !existsSync(shared)
  ? []
  : readdirSync(shared)
      .filter((name) => name.endsWith('.txt'))
      .map((name) => {
        const text = readFileSync(join(shared, name), 'utf8')
        return { name, text, form: text.includes('| ') ? 'A' : 'F', isSaved: true }
      })

interface Page {
  readonly name: string
  readonly form: Form
  readonly text: string
  readonly isSaved?: true
}

interface Damage {
  readonly kind:
    'gone' | 'doubled' | 'joined' | 'cell gone' | 'words swapped' | 'unknown word' | 'stray' | 'O for 0'
  /** The line it is done to, from 0. */
  readonly at: number
  /** What was there: a cell, a line. */
  readonly what: string
  readonly text: string
}

const separatorOf = (line: string): string => (line.includes('\t') ? '\t' : line.includes('|') ? '|' : ' ')

const withoutAt = (list: ReadonlyArray<string>, at: number): ReadonlyArray<string> =>
  list.filter((_, i) => i !== at)

const replacedAt = (
  list: ReadonlyArray<string>,
  at: number,
  by: ReadonlyArray<string>,
): ReadonlyArray<string> => list.flatMap((one, i) => (i === at ? by : [one]))

/** Where the cells of a line stand among its parts, the outer bars of Markdown left out. */
const cellPlaces = (line: string): ReadonlyArray<number> => {
  const parts = line.split(separatorOf(line))
  return parts.flatMap((part, i) =>
    separatorOf(line) === '|' && part === '' && (i === 0 || i === parts.length - 1) ? [] : [i],
  )
}

const damagesOf = (page: string): ReadonlyArray<Damage> => {
  const lines = page.split('\n')
  const strays = [
    'some words that belong to nothing',
    '与表无关的说明。',
    ...new Set(
      lines
        .filter((line) => /^\W*(name|total)\b/.test(line))
        .map((line) => line.replace(/\b(name|total)\b/, 'extra')),
    ),
  ]
  const found: Damage[] = []
  const add = (
    kind: Damage['kind'],
    at: number,
    what: string,
    by: ReadonlyArray<string>,
    count = 1,
  ): void => {
    const text = [...lines.slice(0, at), ...by, ...lines.slice(at + count)].join('\n')
    if (text !== page) found.push({ kind, at, what, text })
  }
  lines.forEach((line, at) => {
    if (line.trim() === '') return
    add('gone', at, line, [])
    add('doubled', at, line, [line, line])
    if (at + 1 < lines.length)
      for (const by of ['', ' ']) add('joined', at, line, [[line, lines[at + 1]].join(by)], 2)
    for (const stray of strays) add('stray', at, stray, [stray, line])
    // Of the public parameters only these say anything of the method.
    if (/^\W*_/.test(line) && !/_(mt|version|requestMode)\b/.test(line)) return
    const separator = separatorOf(line)
    const parts = line.split(separator)
    const places = cellPlaces(line)
    for (const i of places) {
      const cell = parts[i]?.trim() ?? ''
      add('cell gone', at, cell, [withoutAt(parts, i).join(separator)])
      if (cell === '') continue
      for (const word of /^[√×]$/.test(cell) ? ['X', '?'] : ['qwx', '?'])
        add('unknown word', at, cell, [
          replacedAt(parts, i, [
            ` ${word} `.slice(separator === '|' ? 0 : 1, separator === '|' ? 9 : -1),
          ]).join(separator),
        ])
      for (let zero = cell.indexOf('0'); zero >= 0; zero = cell.indexOf('0', zero + 1))
        add('O for 0', at, cell, [
          replacedAt(parts, i, [
            (parts[i] ?? '').replace(cell, `${cell.slice(0, zero)}O${cell.slice(zero + 1)}`),
          ]).join(separator),
        ])
      for (const j of places)
        if (j > i && isHead(line))
          add('words swapped', at, cell, [
            replacedAt(replacedAt(parts, i, [parts[j] ?? '']), j, [parts[i] ?? '']).join(separator),
          ])
    }
  })
  return found
}

const isHead = (line: string): boolean =>
  /^\W*(Parameters?|apiDetail\.\w+|参数|Environment|环境|Return code name|返回码名称)\b|^\W*(参数|环境|返回码名称)/.test(
    line,
  )

const isPlain = (form: Form): boolean => form === 'E' || form === 'F'

const isBusinessRow = (line: string): boolean =>
  /^\W*(extra|pageNumber|pageSize|name|times|startTime|endTime|endDate|weeks|day|level|total|records|id|mac)\b/.test(
    line,
  ) ||
  /^\W*(int|string|JSON|Array)\b/.test(line) ||
  /【\w+】/.test(line)

/** A row that holds its name and its type. */
const isWholeRow = /^\W*extra\W+(int|string)\b/

/** Damages after which a page says something else, and is as good a page as before. */
const excuses: ReadonlyArray<readonly [string, (damage: Damage, form: Form) => boolean]> = [
  [
    'a row that is gone, or stands in another table, leaves no trace',
    ({ kind, what }) => (kind === 'gone' || kind === 'stray') && isBusinessRow(what),
  ],
  [
    'a return code that is gone leaves no trace',
    ({ kind, what }) => kind === 'gone' && /^\W*(NVR_OFFLINE|-2)\b/.test(what),
  ],
  [
    'any word may be a name',
    ({ kind, text, at }) => kind === 'unknown word' && /^\W*(qwx|X)\b/.test(text.split('\n')[at] ?? ''),
  ],
  [
    'a letter X in the column of marks is ×',
    ({ kind, what, text, at }, form) =>
      kind === 'unknown word' &&
      !isPlain(form) &&
      what === '√' &&
      /[|\t] ?X ?[|\t]/.test(text.split('\n')[at] ?? ''),
  ],
  [
    'any text may be a description, and the one that named the parent is gone',
    ({ kind, what }) => kind === 'unknown word' && what.startsWith('【'),
  ],
  [
    'plain text has no place for a cell, so that one which is gone leaves no trace',
    ({ kind }, form) => kind === 'cell gone' && isPlain(form),
  ],
  [
    'plain text does not tell what is a further code, and what a number of a message',
    ({ kind, what }, form) => kind === 'joined' && isPlain(form) && what.startsWith('NVR_OFFLINE'),
  ],
  [
    'plain text does not tell where a description begins',
    ({ kind, what }, form) => kind === 'unknown word' && isPlain(form) && /^(\d+|View|【.*|[×√])$/.test(what),
  ],
]

/** Problems that no line can be named for. */
const isOfWholePage = /^not a whole opretail page: it lacks|^the page is about/

describe('a damaged page', () => {
  it.each([...rendered, ...saved].map((page) => [page.name, page] as const))(
    'is read as the whole one, or says where it is damaged: %s',
    (_, { text, form, isSaved = false }) => {
      const whole = importOpretailPage(text, { document: 'page.txt' })
      if (isErr(whole)) throw new Error(JSON.stringify(whole.left))
      const before = new Set(whole.right.facts.map((fact) => JSON.stringify(fact)))
      const all = damagesOf(text)
      const tried = isSaved && !isLong ? all.filter((__, i) => i % 5 === 0) : all
      const wrong = tried.flatMap((damage) => {
        const read = importOpretailPage(damage.text, { document: 'page.txt' })
        if (isErr(read))
          return read.left.every(({ at, message }) => at.length > 1 || isOfWholePage.test(message))
            ? []
            : [`${damage.kind}, line ${damage.at + 1}: ${JSON.stringify(read.left)}`]
        const isReported = read.right.facts.some(
          (fact) =>
            ['unknown', 'doubtful', 'not limited'].includes(fact.fact) && !before.has(JSON.stringify(fact)),
        )
        const isLost = damage.kind === 'stray' && isWholeRow.test(damage.what)
        // The same is said, but a row that was put somewhere must not vanish.
        if (saidBy(read.right) === saidBy(whole.right))
          return isReported || !isLost ? [] : [`vanished, line ${damage.at + 1}: ${damage.what}`]
        if (isReported || excuses.some(([, fits]) => fits(damage, form))) return []
        const line = damage.text.split('\n')[damage.at] ?? ''
        return [`${damage.kind}, line ${damage.at + 1}: ${line}`]
      })
      expect(wrong.slice(0, 40)).toEqual([])
    },
  )
})
