import { withPair, type SigningVariant } from '../SigningVariant'
import type { Change, Context, Rule } from '../Rule'
import type { Detail } from '../sentences'

/** Another text for the same value; `undefined` or the text itself when it has none. */
export type Render = (text: string, field: string) => string | undefined

export interface Mode {
  readonly render: Render
  readonly detail?: Detail
}

/** A mode whose sentence says which of several ways it is. */
export const mode = (en: string, zh: string, render: Render): Mode => ({ render, detail: { en, zh } })

export interface RenderingOptions extends Pick<Rule, 'name' | 'common'> {
  readonly modes: ReadonlyArray<Mode | Render>
  /** Whether a client is likely to do it to every value at once. Default: true. */
  readonly everywhere?: boolean
}

// Printing a value again takes longer than hashing it.
const renderingCosts = 4

const rendered = (mode: Mode, text: string, field: string): string | undefined => {
  if (text === '') return undefined
  try {
    return mode.render(text, field)
  } catch {
    return undefined
  }
}

/** What `mode` changes: the other texts by field. */
const changedBy = (mode: Mode, { received, spend }: Context): ReadonlyMap<string, string> => {
  const changed = new Map<string, string>()
  for (const [field, text] of received) {
    if (!spend(renderingCosts * (text.length + 10))) continue
    const other = rendered(mode, text, field)
    if (other !== undefined && other !== text) changed.set(field, other)
  }
  return changed
}

const withTexts = (variant: SigningVariant, texts: ReadonlyMap<string, string>): SigningVariant => ({
  ...variant,
  pairs: variant.pairs.map(([name, text]) => [name, texts.get(name) ?? text]),
})

/**
 * A rule about texts: each mode tried on every value at once, then on each value alone. When it changes one value only,
 * the field is named at once.
 */
export const rendering = ({ name, common, modes, everywhere = true }: RenderingOptions): Rule => ({
  name,
  kind: 'params',
  ...(common === undefined ? {} : { common }),
  *changes(context): Iterable<Change> {
    const seen = new Set<string>()
    for (const each of modes) {
      const way = typeof each === 'function' ? { render: each } : each
      const { detail } = way
      const named = detail === undefined ? {} : { detail }
      const changed = changedBy(way, context)
      // Two modes often agree on all the values at hand: one is enough.
      const key = JSON.stringify([...changed])
      if (seen.has(key)) continue
      seen.add(key)
      if (everywhere && changed.size > 1) {
        yield { ...named, apply: (variant) => withTexts(variant, changed) }
        const own = new Map([...changed].filter(([field]) => !context.scheme.isSystem(field)))
        if (own.size > 1 && own.size < changed.size)
          yield { ...named, apply: (variant) => withTexts(variant, own) }
      }
      for (const [field, other] of changed)
        yield { ...named, field, apply: (variant) => withPair(variant, field, other) }
    }
  },
})
