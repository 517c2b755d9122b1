import type { Change, Hypothesis, Say } from '../Hypothesis'
import { withPair, withTexts } from '../Story'

/** Another text for the same value; `undefined` or the text itself when it has none. */
export type Mode = (text: string) => string | undefined

export interface RenderingOptions {
  readonly name: string
  readonly en: Say
  readonly zh: Say
  readonly modes: ReadonlyArray<Mode>
  /** Whether a client is likely to do it to every value at once. Default: true. */
  readonly everywhere?: boolean
}

/** Longer texts are left out: printing them again in every way would take longer than an answer may. */
const longest = 20_000

const safely = (mode: Mode, text: string): string | undefined => {
  if (text === '' || text.length > longest) return undefined
  try {
    return mode(text)
  } catch {
    return undefined
  }
}

interface Changed {
  readonly field: string
  readonly other: string
}

function* changesOf(changed: ReadonlyArray<Changed>, everywhere: boolean, mode: Mode): Iterable<Change> {
  const together = everywhere && changed.length > 1
  if (together) yield { broad: true, apply: (story) => withTexts(story, mode) }
  for (const { field, other } of changed)
    yield { field, broad: !together, apply: (story) => withPair(story, field, other) }
}

/**
 * A hypothesis about texts: each mode tried on every value at once, then on each value alone. When it changes one value
 * only, the field is named at once.
 */
export const rendering = ({ name, en, zh, modes, everywhere = true }: RenderingOptions): Hypothesis => ({
  name,
  kind: 'params',
  en,
  zh,
  *changes({ received }) {
    const seen = new Set<string>()
    for (const mode of modes) {
      const changed = received.flatMap(([field, text]) => {
        const other = safely(mode, text)
        return other === undefined || other === text ? [] : [{ field, other }]
      })
      // Two modes often agree on all the values at hand: one is enough.
      const key = JSON.stringify(changed)
      if (!seen.has(key)) yield* changesOf(changed, everywhere, (text) => safely(mode, text))
      seen.add(key)
    }
  },
})
