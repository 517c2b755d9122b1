import { left, right, type Either } from 'fp-ts/Either'
import type { JsonOptions, JsonProblem } from './JsonProblem'
import { readJson } from './readJson'

/**
 * `JSON.parse` that rounds no integer: those outside ±(2^53 − 1) arrive as text (or bigint by option). Bytes are read
 * as UTF-8. Never throws.
 */
export const parseJson = (
  source: string | Uint8Array,
  { longIntegers = 'text', maxDepth = 512, maxSize = 64 * 1024 * 1024 }: JsonOptions = {},
): Either<JsonProblem, unknown> => {
  if (source.length > maxSize) return left({ reason: 'too-large' })
  const text =
    typeof source === 'string'
      ? source
      : Buffer.from(source.buffer, source.byteOffset, source.byteLength).toString('utf8')
  const outcome = readJson(text, { longIntegers, maxDepth })
  return 'problem' in outcome ? left(outcome.problem) : right(outcome.value)
}
