import type { Captured } from './Captured'
import { capturedMap } from './readLiteral'

/**
 * `{a=1, b=2}`, as Java prints a map. Where a value itself holds `, c=` the text does not tell that from a parameter.
 */
export const readJavaMap = (text: string): Captured | undefined => {
  const found = /^\{([^]*)\}$/.exec(text.trim())
  const inner = found?.[1] ?? ''
  if (found === null || !/^[\w.-]+=/.test(inner)) return undefined
  const params = inner.split(/, (?=[\w.-]+=)/).map((pair): readonly [string, string] => {
    const at = pair.indexOf('=')
    return [pair.slice(0, at), pair.slice(at + 1)]
  })
  return {
    params: params.filter(([, value]) => value !== 'null'),
    exact: !params.some(([, value]) => /, |=/.test(value)),
  }
}

/** PHP's arrays: a line for each, as print_r and var_dump write them, or a literal, as var_export does. */
export const readPhpArray = (text: string): Captured | undefined => {
  const literal = /^array\s*\(([^]*)\)\s*;?$/.exec(text)
  if (literal !== null) {
    const inner = literal[1] ?? ''
    const map = capturedMap(`{${inner}}`)
    // In PHP's single quotes a backslash is mostly itself.
    return map === undefined ? undefined : { ...map, exact: !inner.includes('\\') }
  }
  const dumped = /^array\(\d+\) \{/.test(text)
  if (!dumped && !/^Array\s*\(/.test(text)) return undefined
  const line = dumped
    ? /^[ \t]*\["([^"\r\n]+)"\]=>\s+string\(\d+\) "([^]*?)"(?=\s*(?:\["|\}))/gm
    : /^[ \t]*\[([^\]\r\n]+)\] => (.*)$/gm
  const params = [...text.matchAll(line)].map(
    ([, name = '', value = '']) => [name, value.replace(/\r$/, '')] as const,
  )
  return params.length === 0 ? undefined : { params, exact: !/=> Array\s*$/m.test(text) }
}

/** `map[a:[b] c:[d]]`, as Go prints url.Values. */
export const readGoValues = (text: string): Captured | undefined => {
  const inner = /^map\[([^]*)\]$/.exec(text)?.[1]
  if (inner === undefined) return undefined
  const params = [...inner.matchAll(/([^\s:[\]]+):\[([^\]]*)\](?= |$)/g)].map(
    ([, name = '', value = '']) => [name, value] as const,
  )
  return params.length === 0 ? undefined : { params, exact: false }
}

interface NamedValue {
  readonly name?: unknown
  readonly key?: unknown
  readonly value?: unknown
}

const isPair = (item: unknown): item is readonly [string, string] =>
  Array.isArray(item) && item.length === 2 && item.every((part) => typeof part === 'string')

/** A JSON list of pairs, or of `{ name, value }` or `{ key, value }`, as tools keep a form. */
export const readPairList = (value: unknown): Captured | undefined => {
  if (!Array.isArray(value) || value.length === 0) return undefined
  const items = value as ReadonlyArray<unknown>
  if (items.every(isPair)) return { params: items, exact: true }
  const params = items.flatMap((item): ReadonlyArray<readonly [string, string]> => {
    const { name, key = name, value: text } = (item ?? {}) as NamedValue
    return typeof key === 'string' && typeof text === 'string' ? [[key, text]] : []
  })
  return params.length === items.length ? { params, exact: true } : undefined
}

/** `[('a', 'b'), ('c', 'd')]`, as Python prints a list of pairs. */
export const readTuples = (text: string): Captured | undefined => {
  const inner = /^(?:OrderedDict\()?\[\s*\(([^]*)\)\s*\]\)?$/.exec(text)?.[1]
  if (inner === undefined) return undefined
  const tuple =
    /\s*([uU]?(?:'(?:[^'\\]|\\[^])*'|"(?:[^"\\]|\\[^])*"))\s*,\s*([uU]?(?:'(?:[^'\\]|\\[^])*'|"(?:[^"\\]|\\[^])*")|[^\s,()]+)\s*(?:\)\s*,\s*\(|$)/y
  const members: string[] = []
  for (tuple.lastIndex = 0; tuple.lastIndex < inner.length;) {
    const found = tuple.exec(inner)
    if (found === null) return undefined
    members.push(`${found[1] ?? ''}:${found[2] ?? ''}`)
  }
  return capturedMap(`{${members.join(',')}}`)
}

/** `name: value` or `name=value`, a line for each, as browsers show a form and tools edit one. */
export const readLines = (text: string): Captured | undefined => {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '')
  const params = lines.flatMap((line): ReadonlyArray<readonly [string, string]> => {
    const found = /^\s*([\w.-]+)\s*[:=]\s?(.*)$/.exec(line)
    return found === null ? [] : [[found[1] ?? '', found[2] ?? '']]
  })
  return lines.length > 1 && params.length === lines.length ? { params, exact: false } : undefined
}
