import { isRight } from 'fp-ts/Either'
import { codecAt, fitting, shapeOf, withValue, type AnyCodec, type Shape } from '@paifang/contract'
import type { Random } from '../random/Random'
import type { AnyOperation } from '../call/Operations'

const maxDepth = 4

/** Wire values to try on a scalar codec, whatever it is called: the first one it takes is used. */
const scalars = (random: Random): ReadonlyArray<unknown> => [
  `demo-${random.letters(6)}`,
  String(1000 + random.below(9000)),
  `${random.below(1000)}.${String(random.below(100)).padStart(2, '0')}`,
  1 + random.below(1000),
  random.below(2) === 0,
  '2021-01-03 08:00:00',
  '20210103080000',
  '{}',
  '[]',
]

const wireOf = (codec: AnyCodec, random: Random, depth: number): unknown => {
  const shape: Shape = shapeOf(codec)
  switch (shape.kind) {
    case 'struct': {
      const optional = depth < maxDepth ? Object.entries(shape.optional) : []
      return Object.fromEntries(
        [...Object.entries(shape.required), ...optional].map(([name, inner]) => [
          name,
          wireOf(inner, random, depth + 1),
        ]),
      )
    }
    case 'list':
    case 'comma-list': {
      const length = depth < maxDepth ? 1 + random.below(2) : 0
      return Array.from({ length }, () => wireOf(shape.item, random, depth + 1))
    }
    case 'json':
      return wireOf(shape.inner, random, depth + 1)
    case 'file':
      return { name: 'demo.bin', bytes: new Uint8Array(0) }
    case 'unknown':
      return {}
    default:
      // What a document calls a Number and what identifies is a Java Long: clients that round it shall notice.
      if (shape.name.startsWith('id ')) return 7_000_000_000_000_000_000n + BigInt(random.below(2 ** 31))
      return scalars(random).find((wire) => isRight(codec.decode(wire)))
  }
}

/** A value made up from a codec; `undefined`: nothing that was made up fits it. */
export const arbitraryValue = (codec: AnyCodec, random: Random): unknown => {
  const decoded = codec.decode(wireOf(codec, random, 0))
  return isRight(decoded) ? (decoded.right as unknown) : undefined
}

/** A code that says success: a listed one, else, where the code alone tells, one that says so by itself. */
const codeOfSuccess = ({ outcome, output }: AnyOperation): unknown => {
  if (outcome?.code?.accepts !== undefined) return outcome.code.accepts[0]
  if (outcome?.code === undefined || outcome.success !== undefined) return undefined
  return fitting(codecAt(output, outcome.code.path), '0', 0, '200', 'OK', 'SUCCESS')
}

/** An answer made up from the codec, with the outcome saying success; the same seed gives the same answer. */
export const arbitraryOutput = (operation: AnyOperation, random: Random): unknown => {
  const { outcome } = operation
  const made = wireOf(operation.output, random, 0)
  const succeeded =
    outcome?.success === undefined ? made : withValue(made, outcome.success.path, outcome.success.accepts[0])
  const code = codeOfSuccess(operation)
  const coded =
    outcome?.code === undefined || code === undefined
      ? succeeded
      : withValue(succeeded, outcome.code.path, code)
  for (const wire of [coded, succeeded, made]) {
    const decoded = operation.output.decode(wire)
    if (isRight(decoded)) return decoded.right as unknown
  }
  return made
}
