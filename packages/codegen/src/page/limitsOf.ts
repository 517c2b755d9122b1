import type { Limits } from '../spec/Field'

const patterns: ReadonlyArray<readonly [keyof Limits, RegExp]> = [
  ['maxListSize', /最大列表长度[：:]\s*(\d+)/],
  ['maxLength', /(?:最大长度|长度上限)[：:]\s*(\d+)/],
  ['minValue', /最小值[：:]\s*(-?\d+)/],
  ['maxValue', /最大值[：:]\s*(-?\d+)/],
]

/** The limits column of a page (`最大列表长度：20`), and the text without it. */
export const limitsOf = (text: string): { readonly limits: Limits; readonly rest: string } => {
  let rest = text
  const limits: { -readonly [K in keyof Limits]: Limits[K] } = {}
  for (const [name, pattern] of patterns) {
    const found = pattern.exec(rest)
    if (found === null) continue
    const value = Number(found[1])
    if (Number.isSafeInteger(value)) limits[name] = value
    rest = rest.replace(found[0], ' ')
  }
  return { limits, rest: rest.replace(/\s+/g, ' ').trim() }
}
