import { left, right, type Either } from 'fp-ts/Either'
import { escapeControls } from './escapeControls'
import type { JsonOptions, JsonProblem } from './JsonProblem'
import { isDeeper, lookInto } from './limits'
import { quoteLongIntegers, utf8 } from './longIntegers'
import { readJson } from './readJson'

const deepest = 2000

/** Longer texts are not gone through once more to find where they went wrong. */
const longestSearched = 1024 * 1024

/**
 * `JSON.parse` that rounds no integer: those outside ±(2^53 − 1) arrive as text (or bigint by option), and that takes
 * raw control characters and `\'` inside strings, which writers of the platforms put there. In everything else it
 * takes, refuses and gives what `JSON.parse` does. Bytes are read as UTF-8. A text that would take the engine's parser
 * seconds is refused before it begins. Never throws.
 */
export const parseJson = (
  source: string | Uint8Array,
  {
    longIntegers = 'text',
    maxDepth = 512,
    maxValues = 2_000_000,
    maxSize = 64 * 1024 * 1024,
  }: JsonOptions = {},
): Either<JsonProblem, unknown> => {
  if (source.length > maxSize) return left({ reason: 'too-large' })
  const depth = Math.min(maxDepth, deepest)
  const { excess, isCounted } = lookInto(source, { maxDepth: depth, maxValues })
  if (excess !== undefined) return left(excess)
  const carefully = (): Either<JsonProblem, unknown> => {
    const text = typeof source === 'string' ? source : utf8(source)
    const outcome = readJson(text, { longIntegers, maxDepth: depth })
    return 'problem' in outcome ? left(outcome.problem) : right(outcome.value)
  }
  // Text takes more to make than numbers: an integer that becomes one counts twice.
  const exact = quoteLongIntegers(source, maxValues / 2)
  if (exact === undefined) return left({ reason: 'too-many-values' })
  const { text, quoted } = exact
  if (quoted && longIntegers === 'bigint') return carefully()
  const parsed = parsedBy(text) ?? repaired(text)
  if (parsed === undefined)
    return text.length > longestSearched
      ? left({ reason: endsEarly(text) ? 'cut' : 'unparsable' })
      : carefully()
  // So many brackets, each closed again, need a longer text.
  if (isCounted || text.length < 2 * (depth + 1)) return right(parsed.value)
  return isDeeper(parsed.value, depth) ? tooDeep(carefully()) : right(parsed.value)
}

const parsedBy = (text: string): { readonly value: unknown } | undefined => {
  try {
    return { value: JSON.parse(text) as unknown }
  } catch {
    return undefined
  }
}

const repaired = (text: string): { readonly value: unknown } | undefined => {
  const escaped = escapeControls(text)
  return escaped === undefined ? undefined : parsedBy(escaped)
}

/** Whether a bracket or a string is still open at the end of a text. */
const endsEarly = (text: string): boolean => {
  let open = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 34) {
      for (at++; text.charCodeAt(at) !== 34; at++) {
        if (at >= text.length) return true
        if (text.charCodeAt(at) === 92) at++
      }
    } else if (code === 91 || code === 123) open++
    else if (code === 93 || code === 125) open--
  }
  return open > 0
}

const tooDeep = (found: Either<JsonProblem, unknown>): Either<JsonProblem, unknown> =>
  found._tag === 'Left' ? found : left({ reason: 'too-deep' })
