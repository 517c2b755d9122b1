import type { Change, Context, Rule } from '../Rule'
import { withPair } from '../SigningVariant'

/** A number of its own, or one among others in a JSON text, of more digits than a double tells apart. */
const longNumbers = /(?<=^|[:,[]\s*)[1-9]\d{17,18}(?=\s*[,}\]]|$)/g

/** Integers that a double turns into `text`, the nearest first; none where `text` is not how a double is written. */
function* unroundedOf(text: string): Iterable<string> {
  const [double, sent] = [Number(text), BigInt(text)]
  if (String(double) !== text) return
  for (let away = 1n; ; away++) {
    const others = [sent + away, sent - away].map(String).filter((other) => Number(other) === double)
    if (others.length === 0) return
    yield* others
  }
}

// Each has up to a thousand integers that become it.
const mostNumbers = 2

function* changesOf({ received, spend }: Context): Iterable<Change> {
  let numbers = 0
  for (const [field, text] of received) {
    if (!spend(text.length)) continue
    for (const number of new Set(text.match(longNumbers))) {
      if (numbers++ === mostNumbers) return
      for (const other of unroundedOf(number)) {
        if (!spend(text.length)) return
        yield {
          field,
          apply: (variant) =>
            withPair(
              variant,
              field,
              text.replace(longNumbers, (each) => (each === number ? other : each)),
            ),
        }
      }
    }
  }
}

/** Long integers that were signed as they are, and sent as a double has them. */
export const roundedRules: ReadonlyArray<Rule> = [
  { name: 'number-rounded-when-sent', kind: 'params', changes: changesOf },
]
