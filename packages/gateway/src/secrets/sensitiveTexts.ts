import { valueAt, type Path } from '@paifang/contract'

/** Shorter texts occur by chance: replacing them would garble a message and hide nothing. */
const shortest = 4
const deepest = 8

/** All texts of at least four characters at sensitive places of the encoded input, however deep. */
export const sensitiveTexts = (wire: unknown, sensitive: ReadonlyArray<Path>): ReadonlyArray<string> => {
  const found = new Set<string>()
  for (const path of sensitive) collect(wire, path, 0, found)
  return [...found].filter((text) => text.length >= shortest)
}

const collect = (value: unknown, path: Path, at: number, found: Set<string>): void => {
  if (at === path.length) scalarsIn(value, found, 0)
  else if (Array.isArray(value)) for (const item of value) collect(item, path, at, found)
  else collect(valueAt(value, [path[at] as string]), path, at + 1, found)
}

const scalarsIn = (value: unknown, into: Set<string>, depth: number): void => {
  if (value === null || value === undefined || depth > deepest) return
  if (typeof value === 'object') {
    for (const item of Object.values(value)) scalarsIn(item, into, depth + 1)
    return
  }
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint')
    into.add(String(value))
}
