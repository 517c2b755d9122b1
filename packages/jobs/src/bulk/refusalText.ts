import type { Path } from '@paifang/contract'

const list = String.raw`(?<![a-z])(?:list|batch|array|rows?|records?)`
const over = String.raw`(?:too[\W_]*(?:many|long|large)|exceed[a-z]*|over[a-z]*)`
const gap = String.raw`[\W_]*(?:(?:max[a-z]*|size|count|length|limit|number|is|the|of)[\W_]*){0,3}`
const tooMany = new RegExp(
  `too[\\W_]*many[\\W_]*${list}|${list}${gap}${over}|${over}${gap}${list}|at[\\W_]most[\\W_]\\d+[\\W_](?:rows?|records?)|(?:列表|数组|批量|单次|每次).{0,12}(?:超|过多|过大|过长)|超.{0,8}(?:列表|数组|批量|单次|每次)`,
  'i',
)

/**
 * Whether a refusal says that a request holds more rows than the platform takes at once. No document lists the words: these
 * speak of a list, never of what an account may hold.
 */
export const saysTooMany = (code: string, message: string): boolean =>
  tooMany.test(code) || tooMany.test(message)

/** The one row that a refusal speaks of by its place in the list, `blacklist[3].mobile`; as it is written, 3. */
export const rowNamed = (message: string, rows: Path | undefined): number | undefined => {
  const name = rows?.[rows.length - 1]
  const found = new Set<string>()
  for (const [, word, index = ''] of message.matchAll(/(\w{1,64})\[(\d{1,6})\]/g))
    if (name === undefined || word === name) found.add(index)
  const [only] = found
  return found.size === 1 ? Number(only) : undefined
}
