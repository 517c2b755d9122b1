import { left, right, type Either } from 'fp-ts/Either'
import { exactText, utf8 } from './exactText'
import { isDeeper } from './isDeeper'
import { isDenselyNested } from './isDenselyNested'
import type { JsonOptions, JsonProblem } from './JsonProblem'
import { readJson } from './readJson'

const deepest = 2000

/**
 * `JSON.parse` that rounds no integer: those outside ±(2^53 − 1) arrive as text (or bigint by option); in everything
 * else it takes, refuses and gives what `JSON.parse` does. Bytes are read as UTF-8. Never throws.
 */
export const parseJson = (
  source: string | Uint8Array,
  { longIntegers = 'text', maxDepth = 512, maxSize = 64 * 1024 * 1024 }: JsonOptions = {},
): Either<JsonProblem, unknown> => {
  if (source.length > maxSize) return left({ reason: 'too-large' })
  const depth = Math.min(maxDepth, deepest)
  const carefully = (): Either<JsonProblem, unknown> => {
    const text = typeof source === 'string' ? source : utf8(source)
    const outcome = readJson(text, { longIntegers, maxDepth: depth })
    return 'problem' in outcome ? left(outcome.problem) : right(outcome.value)
  }
  const { text, quoted } = exactText(source)
  if ((quoted && longIntegers === 'bigint') || isDenselyNested(text)) return carefully()
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return carefully()
  }
  // So many brackets, each closed again, need a longer text.
  if (text.length < 2 * (depth + 1)) return right(value)
  return isDeeper(value, depth) ? carefully() : right(value)
}
