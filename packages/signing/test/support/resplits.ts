import type { Pair, Pairs } from '@paifang/signing'

/** Other parameters with the same signed text. `rest` is what stands behind the last of them: a body, where one is signed. */
export interface Resplit {
  readonly pairs: Pairs
  readonly rest: string
}

const headsOf = (text: string, allowed: (name: string) => boolean): ReadonlyArray<Pairs> =>
  text === ''
    ? [[]]
    : Array.from({ length: Math.min(text.length, 14) }, (_, at): Pair => [
        text.slice(0, at + 1),
        text.slice(at + 1),
      ])
        .filter(([name]) => allowed(name))
        .flatMap((pair): ReadonlyArray<Pairs> => {
          const [name, value] = pair
          // The value may be cut once more, at a name that sorts behind.
          const at = [...value].findIndex((character) => character > (name[0] as string))
          const next: Pair = [value.slice(at, at + 1), value.slice(at + 1)]
          return at > 0 && allowed(next[0]) ? [[pair], [[name, value.slice(0, at)], next]] : [[pair]]
        })

/**
 * What an attacker makes of the text of an old signed call: every moment that stands behind a timestamp's name becomes
 * the timestamp, and what stands before and behind it becomes parameters in sorted order, or the body.
 */
export const resplits = (text: string, timestampName: string, moment: string): ReadonlyArray<Resplit> => {
  const found: Resplit[] = []
  const planted = timestampName + moment
  for (let at = text.indexOf(planted); at >= 0; at = text.indexOf(planted, at + 1)) {
    const behind = text.slice(at + planted.length)
    for (const before of headsOf(text.slice(0, at), (name) => name < timestampName)) {
      const pairs: Pairs = [...before, [timestampName, moment]]
      found.push({ pairs, rest: behind })
      for (const after of headsOf(behind, (name) => name > timestampName))
        found.push({ pairs: [...pairs, ...after], rest: '' })
    }
  }
  // A few from everywhere: all of them are thousands for one text.
  const step = Math.ceil(found.length / 24)
  return found.filter((_split, at) => at % step === 0)
}
