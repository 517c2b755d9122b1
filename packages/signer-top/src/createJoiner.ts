import { isBlank } from './isBlank'
import type { Params } from './Params'
import { refuseOthers, sortedNames } from './sentNames'
import { sentText } from './sentText'

/** Which names an object has, in its own order, and what of it is signed. */
interface Shape {
  readonly own: ReadonlyArray<string>
  /** Names that may be signed, sorted. */
  readonly sent: ReadonlyArray<string>
  /** The place in `own` of each of them. */
  readonly places: ReadonlyArray<number>
}

/** How many shapes are tried before the names are sorted again, which costs about as much as signing. */
const remembered = 4

const shapeOf = (params: Params): Shape => {
  const own = Object.keys(params)
  const placeOf = new Map(own.map((name, place) => [name, place]))
  const sent = sortedNames(own)
  return { own, sent, places: sent.map((name) => placeOf.get(name) as number) }
}

/** The values of `own` in its order; `undefined` when those are not all the names there are. */
const valuesOf = (params: Params, own: ReadonlyArray<string>): ReadonlyArray<unknown> | undefined => {
  // One for each call, since a value that is being written may sign as well.
  const values = new Array<unknown>(own.length)
  let count = 0
  // In this form of loop, the test for own properties included, values are read by their place in the object; a loop
  // over the sorted names, or Object.hasOwn, looks each name up.
  for (const name in params) {
    if (name !== own[count] || !Object.prototype.hasOwnProperty.call(params, name)) return undefined
    values[count++] = params[name]
  }
  return count === own.length ? values : undefined
}

const joined = (head: string, { sent, places }: Shape, values: ReadonlyArray<unknown>): string => {
  let text = head
  for (let i = 0; i < sent.length; i++) {
    const name = sent[i] as string
    const value = values[places[i] as number]
    const part = typeof value !== 'string' ? sentText(value, name) : isBlank(value) ? undefined : value
    if (part === undefined) continue
    text += name
    text += part
  }
  return text
}

/**
 * The string to sign of `params` behind `head`, in one pass and without pairs. It remembers the last orders of names:
 * one client's calls are often of a few operations, each with the same names in the same order. It remembers no value.
 *
 * Texts are not looked at one by one: whoever calls it must see that the whole is well-formed, which it is only when
 * every text is, since names stand between them. `undefined`: something cannot be signed, or not read in this order;
 * what is refused then, and why, is for `canonicalise` to say.
 */
export const createJoiner = (): ((head: string, params: Params) => string | undefined) => {
  let shapes: ReadonlyArray<Shape> = []
  return (head, params) => {
    try {
      refuseOthers(params)
      for (const shape of shapes) {
        const values = valuesOf(params, shape.own)
        if (values !== undefined) return joined(head, shape, values)
      }
      const shape = shapeOf(params)
      shapes = [shape, ...shapes].slice(0, remembered)
      const values = valuesOf(params, shape.own)
      return values === undefined ? undefined : joined(head, shape, values)
    } catch {
      return undefined
    }
  }
}
