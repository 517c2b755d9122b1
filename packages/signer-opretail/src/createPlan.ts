import type { Frame } from './frame'
import { refuse } from './Issue'
import { refuseLayout, type SignLayout } from './SignLayout'

/** The signature of one call, from the texts of the layout's names in their order. */
export type SignPlan = (values: ReadonlyArray<string>) => string

type Place = readonly [name: string, text: string | number]

const byName = ([a]: Place, [b]: Place): number => (a < b ? -1 : 1)

/**
 * Joins all that is known of a layout beforehand; a signature inserts its texts, and hashes once.
 *
 * @throws TypeError for a layout that no signature is right with; the plan throws for another number of texts
 */
export const createPlan = ({ head, tail, hashed }: Frame, layout: SignLayout): SignPlan => {
  refuseLayout(layout)
  const places: Place[] = [...layout.constants, ...layout.names.map((name, at) => [name, at] as const)]
  const segments: string[] = []
  const order: number[] = []
  let pieces = [head]
  for (const [name, text] of places.sort(byName)) {
    pieces.push(name)
    if (typeof text === 'string') pieces.push(text)
    else {
      // Joined as a list, a segment is one flat string, which no signature has to walk through again.
      segments.push(pieces.join(''))
      order.push(text)
      pieces = []
    }
  }
  const end = [...pieces, tail].join('')
  return (values) => {
    if (values.length !== order.length) refuse('values', `${order.length} texts, one for each name`)
    let framed = ''
    for (let i = 0; i < order.length; i++)
      framed += (segments[i] as string) + (values[order[i] as number] as string)
    return hashed(framed + end)
  }
}
