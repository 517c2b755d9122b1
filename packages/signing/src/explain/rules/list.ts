import type { Rule } from '../Rule'
import { mode, rendering, type Mode, type Render } from './rendering'

const separators: ReadonlyArray<readonly [text: string, en: string, zh: string]> = [
  [',', 'joined by ,', '以“,”连接'],
  [', ', 'joined by , and a space', '以“, ”连接'],
  [';', 'joined by ;', '以“;”连接'],
  ['|', 'joined by |', '以“|”连接'],
  [' ', 'joined by a space', '以空格连接'],
  ['\n', 'joined by line ends', '以换行连接'],
  ['', 'joined by nothing', '直接连接'],
]

const isScalar = (item: unknown): boolean => typeof item !== 'object' || item === null

/** The items of a JSON list of scalars, as they were written: numbers are not read. */
const jsonItems = (text: string): ReadonlyArray<string> | undefined => {
  if (!text.startsWith('[') || !text.trimEnd().endsWith(']')) return undefined
  try {
    const items = JSON.parse(
      text.replace(/"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g, (token) =>
        token.startsWith('"') ? token : `"${token}"`,
      ),
    ) as ReadonlyArray<unknown>
    return items.every(isScalar) ? items.map(String) : undefined
  } catch {
    return undefined
  }
}

/** The items of a text that reads as a list: JSON, `[a, b]`, or items with one of the separators between. */
const itemsOf = (text: string): ReadonlyArray<string> | undefined => {
  const json = jsonItems(text)
  if (json !== undefined) return json
  const bare = /^\[([^[\]"]*)\]$/.exec(text)
  if (bare !== null) return (bare[1] ?? '').split(/,\s*/)
  if (/^[[{]/.test(text)) return undefined
  const separator = [', ', ',', ';', '|', '\n'].find((each) => text.includes(each))
  return separator === undefined ? undefined : text.split(separator)
}

const list =
  (print: (items: ReadonlyArray<string>) => string | undefined): Render =>
  (text) => {
    const items = itemsOf(text)
    return items === undefined || items.length === 0 ? undefined : print(items)
  }

const isNumber = (item: string): boolean => /^-?\d+(?:\.\d+)?$/.test(item)

const modes: ReadonlyArray<Mode> = [
  ...separators.map(([separator, en, zh]) =>
    mode(
      en,
      zh,
      list((items) => items.join(separator)),
    ),
  ),
  mode(
    'as a JSON list of texts',
    '写作 JSON 字符串数组',
    list((items) => JSON.stringify(items)),
  ),
  mode(
    'as a JSON list of numbers',
    '写作 JSON 数字数组',
    list((items) => (items.every(isNumber) ? `[${items.join(',')}]` : undefined)),
  ),
  mode(
    'as a JSON list of numbers, a space after ,',
    '写作 JSON 数字数组，“,”后有空格',
    list((items) => (items.every(isNumber) ? `[${items.join(', ')}]` : undefined)),
  ),
  mode(
    "as a JSON list of texts, a space after , (Python's json.dumps)",
    '写作 JSON 字符串数组，“,”后有空格（Python json.dumps）',
    list((items) => `[${items.map((item) => JSON.stringify(item)).join(', ')}]`),
  ),
  mode(
    "as [a, b] (Java's toString)",
    '写作 [a, b]（Java toString）',
    list((items) => `[${items.join(', ')}]`),
  ),
  mode(
    'as [a,b]',
    '写作 [a,b]',
    list((items) => `[${items.join(',')}]`),
  ),
  mode(
    "as ['a', 'b'] (Python's str)",
    "写作 ['a', 'b']（Python str）",
    list((items) => `[${items.map((item) => `'${item}'`).join(', ')}]`),
  ),
  mode(
    "as [a b] (Go's Sprint)",
    '写作 [a b]（Go Sprint）',
    list((items) => `[${items.join(' ')}]`),
  ),
  mode(
    "as Array (PHP's text for it)",
    '写作 Array（PHP）',
    list(() => 'Array'),
  ),
]

/** Lists that became text in two ways. */
export const listRules: ReadonlyArray<Rule> = [
  rendering({ name: 'list-joined-differently', common: 1, modes }),
]
