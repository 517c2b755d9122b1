/** A number as its digits stand: what is read into a number could not be written as it was. */
export class ExactNumber {
  constructor(readonly text: string) {}
}

export interface ExactStruct {
  readonly [name: string]: Exact
}

/** A JSON value that loses nothing. */
export type Exact = string | boolean | null | ExactNumber | ReadonlyArray<Exact> | ExactStruct

export const isStruct = (value: Exact | undefined): value is ExactStruct =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof ExactNumber)

export const isList = (value: Exact | undefined): value is ReadonlyArray<Exact> => Array.isArray(value)

/** What one line shows of a member that is a text or a number; `''` where it is neither. */
export const typedMember = (struct: ExactStruct, name: string): string => {
  const member = Object.hasOwn(struct, name) ? struct[name] : undefined
  return member instanceof ExactNumber ? member.text : typeof member === 'string' ? member : ''
}

const token =
  /\s*(?:("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)|(true|false|null)|([{}[\],:]))\s*/y

const deepest = 200

/** Reads JSON text; undefined where it is none. */
export const readExact = (text: string): Exact | undefined => {
  let at = 0
  let piece: RegExpExecArray | null = null
  const next = (): void => {
    token.lastIndex = at
    piece = token.exec(text)
    if (piece === null) throw new Error('no JSON')
    at = token.lastIndex
  }
  const sign = (): string => piece?.[4] ?? ''
  const members = (depth: number): ExactStruct => {
    const found: [string, Exact][] = []
    next()
    while (sign() !== '}') {
      const name = piece?.[1]
      if (name === undefined) throw new Error('no name')
      next()
      if (sign() !== ':') throw new Error('no colon')
      next()
      found.push([JSON.parse(name) as string, value(depth)])
      next()
      if (sign() === '}') break
      if (sign() !== ',') throw new Error('no comma')
      next()
      if (sign() === '}') throw new Error('a comma too many')
    }
    return Object.fromEntries(found)
  }
  const items = (depth: number): ReadonlyArray<Exact> => {
    const found: Exact[] = []
    next()
    while (sign() !== ']') {
      found.push(value(depth))
      next()
      if (sign() === ']') break
      if (sign() !== ',') throw new Error('no comma')
      next()
      if (sign() === ']') throw new Error('a comma too many')
    }
    return found
  }
  /** The value that begins with the piece at hand. */
  const value = (depth: number): Exact => {
    if (depth > deepest) throw new Error('too deep')
    const [, quoted, number, word, mark] = piece ?? []
    if (quoted !== undefined) return JSON.parse(quoted) as string
    if (number !== undefined) return new ExactNumber(number)
    if (word !== undefined) return word === 'null' ? null : word === 'true'
    if (mark === '{') return members(depth + 1)
    if (mark === '[') return items(depth + 1)
    throw new Error('no value')
  }
  try {
    next()
    const whole = value(0)
    return at === text.length ? whole : undefined
  } catch {
    return undefined
  }
}

/** JSON text with a line for each member. */
export const writeExact = (value: Exact, indent = ''): string => {
  if (value instanceof ExactNumber) return value.text
  const deeper = `${indent}  `
  const lines = (open: string, texts: ReadonlyArray<string>, close: string): string =>
    texts.length === 0
      ? `${open}${close}`
      : `${open}\n${texts.map((text) => deeper + text).join(',\n')}\n${indent}${close}`
  if (isList(value))
    return lines(
      '[',
      value.map((item) => writeExact(item, deeper)),
      ']',
    )
  if (isStruct(value))
    return lines(
      '{',
      Object.entries(value).map(([name, member]) => `${JSON.stringify(name)}: ${writeExact(member, deeper)}`),
      '}',
    )
  return JSON.stringify(value)
}

export type Place = ReadonlyArray<string | number>

/** A copy with a value at a place; `undefined` takes it out. What is on the way and is none becomes a struct or a list. */
export const setAt = (
  whole: Exact | undefined,
  place: Place,
  value: Exact | undefined,
): Exact | undefined => {
  const [step, ...rest] = place
  if (step === undefined) return value
  if (typeof step === 'number') {
    const list = isList(whole) ? whole : []
    const item = setAt(list[step], rest, value)
    return item === undefined ? list.filter((_, at) => at !== step) : list.toSpliced(step, 1, item)
  }
  const struct = isStruct(whole) ? whole : {}
  const own = Object.hasOwn(struct, step) ? struct[step] : undefined
  const member = setAt(own, rest, value)
  const kept = Object.entries(struct)
  if (member === undefined) return Object.fromEntries(kept.filter(([name]) => name !== step))
  return Object.fromEntries(
    Object.hasOwn(struct, step)
      ? kept.map(([name, old]) => [name, name === step ? member : old])
      : [...kept, [step, member]],
  )
}

/** For a tree that is only looked at: a number where it is exact, else its digits as text. */
export const shownOf = (value: Exact): unknown => {
  if (value instanceof ExactNumber)
    return String(Number(value.text)) === value.text ? Number(value.text) : value.text
  if (isList(value)) return value.map(shownOf)
  if (isStruct(value))
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, shownOf(member)]))
  return value
}
