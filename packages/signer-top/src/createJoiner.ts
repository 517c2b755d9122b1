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

const shapeOf = (params: Params): Shape => {
  const own = Object.keys(params)
  const sent = sortedNames(own)
  return { own, sent, places: sent.map((name) => own.indexOf(name)) }
}

/** The values of `own` in its order; `undefined` when those are not all the names there are. */
const valuesOf = (params: Params, own: ReadonlyArray<string>): ReadonlyArray<unknown> | undefined => {
  const values: unknown[] = []
  // This loop alone reads properties by their place in the object instead of looking each name up, the test for own
  // properties included: with Object.hasOwn, or over the sorted names, it costs several times as much.
  for (const name in params) {
    if (name !== own[values.length] || !Object.prototype.hasOwnProperty.call(params, name)) return undefined
    values.push(params[name])
  }
  return values.length === own.length ? values : undefined
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
 * The string to sign of `params` behind `head`, in one pass and without pairs. It remembers the last order of names:
 * one client's calls often have the same names in the same order. It remembers no value.
 *
 * Texts are not looked at one by one: whoever calls it must see that the whole is well-formed, which it is only when
 * every text is, since names stand between them. `undefined`: something cannot be signed, or not read in this order;
 * what is refused then, and why, is for `canonicalise` to say.
 */
export const createJoiner = (): ((head: string, params: Params) => string | undefined) => {
  let shape: Shape = { own: [], sent: [], places: [] }
  return (head, params) => {
    try {
      refuseOthers(params)
      let values = valuesOf(params, shape.own)
      if (values === undefined) {
        shape = shapeOf(params)
        values = valuesOf(params, shape.own)
      }
      return values === undefined ? undefined : joined(head, shape, values)
    } catch {
      return undefined
    }
  }
}
