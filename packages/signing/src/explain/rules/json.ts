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

const needsReading = /[\\\x7F-\x9F\u2028\u2029\uD800-\uDFFF]/

/** A string with nothing escaped that need not be. */
const plain = (text: string): string => (needsReading.test(text) ? JSON.stringify(JSON.parse(text)) : text)

// What is escaped stands in strings only: nothing else of a JSON text has such characters.
const escape =
  (characters: RegExp, hex: (code: string) => string = (code) => code) =>
  (text: string): string =>
    text.replace(characters, (unit) => `\\u${hex(unit.charCodeAt(0).toString(16).padStart(4, '0'))}`)

const upper = (code: string): string => code.toUpperCase()
const slashed = (text: string): string => text.replaceAll('/', '\\/')
const ascii = escape(/[\x7F-\uFFFF]/g)
const asciiUpper = escape(/[\x7F-\uFFFF]/g, upper)

/** What is done to a text whose strings have nothing escaped. */
const escapes: ReadonlyArray<Part<(text: string) => string>> = [
  ['nothing escaped', '不转义', (text) => text],
  ['non-ASCII characters as \\u4e2d', '非 ASCII 字符写作 \\u4e2d', ascii],
  [
    "/ as \\/ and non-ASCII characters as \\u4e2d (PHP's json_encode)",
    '“/”写作“\\/”且非 ASCII 字符写作 \\u4e2d（PHP json_encode）',
    (text) => slashed(ascii(text)),
  ],
  ['/ as \\/', '“/”写作“\\/”', slashed],
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

type Print = (text: string, style: JsonStyle) => string | undefined

/** For one search: a text is taken apart once, and printed once in each style. */
const createPrint = (): Print => {
  const trees = new Map<string, JsonTree | undefined>()
  const printed = new Map<JsonStyle, Map<string, string>>()
  return (text, style) => {
    if (!trees.has(text)) trees.set(text, jsonTree(text))
    const tree = trees.get(text)
    if (tree === undefined) return undefined
    const texts = printed.get(style) ?? new Map<string, string>()
    printed.set(style, texts)
    const known = texts.get(text) ?? printTree(tree, style)
    texts.set(text, known)
    return known
  }
}

const kept = (text: string): string => text

/** JSON text printed in another style; numbers stay as they were written. */
export const jsonModes = (): ReadonlyArray<Mode> => {
  const print = createPrint()
  const inStyle =
    (style: JsonStyle, change: (text: string) => string = kept): Render =>
    (text) => {
      const printed = print(text, style)
      return printed === undefined ? undefined : change(printed)
    }
  const styles = orders.flatMap((order) =>
    spacings.map((spacing) => ({
      en: [order[0], spacing[0]],
      zh: [order[1], spacing[1]],
      // As they were written first, then with nothing escaped, to which the escapes are done.
      kept: { ...spacing[2], ...order[2], string: kept, other: kept },
      plain: { ...spacing[2], ...order[2], string: plain, other: kept },
    })),
  )
  return [
    ...styles.map(({ en, zh, kept: style }) => mode(listed(en, ', '), listed(zh, '，'), inStyle(style))),
    ...escapes.flatMap(([en, zh, change]) =>
      styles.map((style) =>
        mode(listed([en, ...style.en], ', '), listed([zh, ...style.zh], '，'), inStyle(style.plain, change)),
      ),
    ),
    // PHP and Python change the slashes of a text and leave its spaces.
    mode('/ as \\/', '“/”写作“\\/”', (text) =>
      /^\s*[[{]/.test(text) ? text.replace(/(?<!\\)\//g, '\\/') : undefined,
    ),
    ...spacings
      .slice(0, 2)
      .map(([en, zh, spacing]) =>
        mode(
          `members that are null left out, ${en}`,
          `省略值为 null 的成员，${zh}`,
          inStyle({ ...spacing, string: kept, other: kept, withoutNulls: true }),
        ),
      ),
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
  const print = createPrint()
  const rounded = new Map<string, boolean>()
  const isWanted = (text: string): boolean => {
    const known = rounded.get(text) ?? hasRounded(jsonTree(text))
    rounded.set(text, known)
    return known === rounds
  }
  return [...spacings.slice(0, 2), ...spacings.slice(4)].map(([en, zh, spacing]): Mode => {
    const style = { ...spacing, string: plain, other: throughDouble }
    const render: Render = (text) => (isWanted(text) ? print(text, style) : undefined)
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
