import type { Rule } from '../Rule'
import { jsonTree, printTree, type JsonStyle, type JsonTree } from './jsonTree'
import { mode, rendering, type Mode, type Render } from './rendering'

type Part<T> = readonly [en: string, zh: string, part: T]

const spacings: ReadonlyArray<Part<Pick<JsonStyle, 'colon' | 'comma' | 'indent'>>> = [
  ['without spaces', '无空格', { colon: ':', comma: ',' }],
  [
    "a space after , and : (Python's json.dumps)",
    '“,”和“:”后有空格（Python json.dumps）',
    { colon: ': ', comma: ', ' },
  ],
  ['a space after :', '“:”后有空格', { colon: ': ', comma: ',' }],
  ['a space after ,', '“,”后有空格', { colon: ':', comma: ', ' }],
  ['indented by 2 spaces', '缩进 2 个空格', { colon: ': ', comma: ',', indent: '  ' }],
  ['indented by 4 spaces', '缩进 4 个空格', { colon: ': ', comma: ',', indent: '    ' }],
  ['indented by tabs', '用制表符缩进', { colon: ': ', comma: ',', indent: '\t' }],
]

const plain = (text: string): string => JSON.stringify(JSON.parse(text))

const escape =
  (characters: RegExp, hex: (code: string) => string = (code) => code) =>
  (text: string): string =>
    plain(text).replace(characters, (unit) => `\\u${hex(unit.charCodeAt(0).toString(16).padStart(4, '0'))}`)

const upper = (code: string): string => code.toUpperCase()
const slashed = (text: string): string => text.replaceAll('/', '\\/')
const ascii = escape(/[\x7F-\uFFFF]/g)
const asciiUpper = escape(/[\x7F-\uFFFF]/g, upper)

const escapes: ReadonlyArray<Part<JsonStyle['string']>> = [
  ['', '', (text) => text],
  ['nothing escaped', '不转义', plain],
  ['non-ASCII characters as \\u4e2d', '非 ASCII 字符写作 \\u4e2d', ascii],
  [
    "/ as \\/ and non-ASCII characters as \\u4e2d (PHP's json_encode)",
    '“/”写作“\\/”且非 ASCII 字符写作 \\u4e2d（PHP json_encode）',
    (text) => slashed(ascii(text)),
  ],
  ['/ as \\/', '“/”写作“\\/”', (text) => slashed(plain(text))],
  ['non-ASCII characters as \\u4E2D', '非 ASCII 字符写作 \\u4E2D', asciiUpper],
  [
    '/ as \\/ and non-ASCII characters as \\u4E2D',
    '“/”写作“\\/”且非 ASCII 字符写作 \\u4E2D',
    (text) => slashed(asciiUpper(text)),
  ],
  [
    "<, > and & escaped (Go's json.Marshal)",
    '“<”“>”“&”被转义（Go json.Marshal）',
    escape(/[<>&\u2028\u2029]/g),
  ],
  ["<, >, &, = and ' escaped (Gson)", "“<”“>”“&”“=”“'”被转义（Gson）", escape(/[<>&='\u2028\u2029]/g)],
]

const orders: ReadonlyArray<Part<Pick<JsonStyle, 'sorted' | 'withoutNulls'>>> = [
  ['', '', {}],
  ['members sorted by name', '成员按名称排序', { sorted: true }],
]

const listed = (parts: ReadonlyArray<string>, between: string): string =>
  parts.filter((part) => part !== '').join(between)

/** Trees of one search, so that a text is taken apart once and not for each style. */
const createPrinter = (): ((style: JsonStyle) => Render) => {
  const trees = new Map<string, JsonTree | undefined>()
  return (style) => (text) => {
    if (!trees.has(text)) trees.set(text, jsonTree(text))
    const tree = trees.get(text)
    return tree === undefined ? undefined : printTree(tree, style)
  }
}

const kept = (text: string): string => text

/** JSON text printed in another style; numbers stay as they were written. */
export const jsonModes = (): ReadonlyArray<Mode> => {
  const printer = createPrinter()
  const withoutNulls = (spacing: (typeof spacings)[number]): Mode =>
    mode(
      `members that are null left out, ${spacing[0]}`,
      `省略值为 null 的成员，${spacing[1]}`,
      printer({ ...spacing[2], string: kept, other: kept, withoutNulls: true }),
    )
  return [
    ...orders.flatMap((order) =>
      escapes.flatMap((escaping) =>
        spacings.map((spacing) =>
          mode(
            listed([order[0], escaping[0], spacing[0]], ', '),
            listed([order[1], escaping[1], spacing[1]], '，'),
            printer({ ...spacing[2], ...order[2], string: escaping[2], other: kept }),
          ),
        ),
      ),
    ),
    // PHP and Python change the slashes of a text and leave its spaces.
    mode('/ as \\/', '“/”写作“\\/”', (text) =>
      jsonTree(text) === undefined ? undefined : text.replace(/(?<!\\)\//g, '\\/'),
    ),
    ...spacings.slice(0, 2).map(withoutNulls),
  ]
}

/** What JavaScript makes of a number in JSON. */
const throughDouble = (text: string): string => (/^-?\d/.test(text) ? JSON.stringify(JSON.parse(text)) : text)

const isRounded = (text: string): boolean =>
  /^-?\d+$/.test(text) && !Number.isSafeInteger(Number(text)) && throughDouble(text) !== text

const hasRounded = (tree: JsonTree | undefined): boolean => {
  if (tree === undefined || tree.kind === 'string') return false
  if (tree.kind === 'other') return isRounded(tree.text)
  return tree.kind === 'array'
    ? tree.items.some(hasRounded)
    : tree.members.some(([, value]) => hasRounded(value))
}

/** JSON read and printed again by a language that has only doubles. */
const doubled = (rounds: boolean): ReadonlyArray<Mode> => {
  const printer = createPrinter()
  return [...spacings.slice(0, 2), ...spacings.slice(4)].map(([en, zh, spacing]): Mode => {
    const print = printer({ ...spacing, string: plain, other: throughDouble })
    const render: Render = (text, field) =>
      hasRounded(jsonTree(text)) === rounds ? print(text, field) : undefined
    return rounds ? { render } : mode(`numbers printed again, ${en}`, `数字被重新输出，${zh}`, render)
  })
}

const wordsFor =
  (words: (tree: JsonTree) => string | undefined): Render =>
  (text) => {
    const tree = jsonTree(text)
    return tree === undefined ? undefined : words(tree)
  }

/** What JavaScript's String() makes of it; numbers as they were written. */
const javaScriptWords = (tree: JsonTree): string => {
  if (tree.kind === 'object') return '[object Object]'
  if (tree.kind === 'array') return tree.items.map(javaScriptWords).join(',')
  if (tree.kind === 'string') return JSON.parse(tree.text) as string
  return tree.text === 'null' ? '' : tree.text
}

/** Structures that became text in two ways. */
export const jsonRules: ReadonlyArray<Rule> = [
  rendering({
    name: 'object-signed-as-words',
    common: 1,
    modes: [
      mode('String(value)', 'String(value)', wordsFor(javaScriptWords)),
      mode(
        '[object Object]',
        '[object Object]',
        wordsFor(() => '[object Object]'),
      ),
      mode(
        'Array',
        'Array',
        wordsFor(() => 'Array'),
      ),
    ],
  }),
  {
    name: 'json-rendered-differently',
    kind: 'params',
    common: 6,
    changes: (context) =>
      rendering({
        name: 'json-rendered-differently',
        modes: [...jsonModes(), ...doubled(false)],
      }).changes(context),
  },
  {
    name: 'json-number-rounded',
    kind: 'params',
    common: 1,
    changes: (context) => rendering({ name: 'json-number-rounded', modes: doubled(true) }).changes(context),
  },
]
