/** A value of a JSON document that holds no others (or an empty list or object), as its own text. */
export interface JsonLeaf {
  /** Names, and places from 0, from the outside in. */
  readonly path: ReadonlyArray<string>
  /** `"1"`, `7091800003790954036`, `true`: no digit is lost, since nothing is read as a number. */
  readonly text: string
  /** Where it stands in the document. */
  readonly from: number
  readonly to: number
}

const token = /"(?:[^"\\]|\\[^])*"|[[\]{},:]|[^\s[\]{},:"]+/g

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** Every leaf of a JSON document in its order; `undefined`: it is none. */
export const jsonLeaves = (document: string): ReadonlyArray<JsonLeaf> | undefined => {
  if (!isJson(document)) return undefined
  const leaves: Array<JsonLeaf> = []
  /** Of each list or object that is open: where the next value goes, and whether there was one. */
  const open: Array<{ name: string | number; readonly from: number; isEmpty: boolean }> = []
  const path = (): ReadonlyArray<string> => open.map(({ name }) => String(name))
  let before = ''
  for (const { 0: text, index } of document.matchAll(token)) {
    const inner = open.at(-1)
    if (text === ',' && typeof inner?.name === 'number') inner.name += 1
    if (text === '{' || text === '[') {
      if (inner !== undefined) inner.isEmpty = false
      open.push({ name: text === '[' ? 0 : '', from: index, isEmpty: true })
    } else if (text === '}' || text === ']') {
      const closed = open.pop()
      const to = index + 1
      if (closed?.isEmpty === true)
        leaves.push({ path: path(), text: document.slice(closed.from, to), from: closed.from, to })
    } else if (text !== ',' && text !== ':') {
      const isName = typeof inner?.name === 'string' && before !== ':'
      if (inner !== undefined) inner.isEmpty = false
      if (isName) inner.name = JSON.parse(text) as string
      else leaves.push({ path: path(), text, from: index, to: index + text.length })
    }
    before = text
  }
  return leaves
}
