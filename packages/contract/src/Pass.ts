import { boolean } from './boolean'
import type { AnyCodec } from './Codec'
import { id } from './id'
import { integer } from './integer'
import { text } from './text'

/** What a codec takes and gives back as it is: all text, all booleans, all safe integers, or not known. */
export const Pass = { unknown: 0, text: 1, boolean: 2, integer: 3 } as const

const known: ReadonlyMap<AnyCodec, number> = new Map<AnyCodec, number>([
  [text, Pass.text],
  [id, Pass.text],
  [boolean, Pass.boolean],
  [integer, Pass.integer],
])

/** What of a codec's values a struct may let pass without asking it. */
export const passOf = (codec: AnyCodec): number => known.get(codec) ?? Pass.unknown
