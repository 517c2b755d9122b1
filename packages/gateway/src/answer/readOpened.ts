import { issuesOf } from '@paifang/contract'
import { outputError, type CallError } from '@paifang/result'
import { left, right, type Either } from 'fp-ts/Either'
import type { Validation } from 'io-ts'
import type { Answer, AnyOperation, Opened, Refusal, Unsigned } from '../Gateway'
import type { Outcome } from '../policies/Policy'
import { causeOf } from '../secrets/cause'
import type { Hidden } from '../secrets/scrub'
import { scrubError } from '../secrets/scrubError'
import { sensitiveTexts } from '../secrets/sensitiveTexts'
import { answeredFrom, type AnswerSource } from './answeredFrom'
import { judge } from './judge'

/** What an opened envelope means for the one who called: a failure shows nothing that was sent in confidence. */
export const readOpened = (
  { operation, wire }: Pick<Unsigned, 'operation' | 'wire'>,
  opened: Opened,
  hidden: Hidden,
  source: AnswerSource,
): Outcome => {
  const { sensitive } = operation
  const result =
    opened._tag === 'Right' ? readOutput(operation, opened.right) : left(refusal(opened.left, source))
  if (result._tag === 'Right') return result
  const answered = result.left._tag === 'BusinessError' ? sensitiveTexts(result.left.output, sensitive) : []
  const values = [...sensitiveTexts(wire, sensitive), ...answered]
  return left(scrubError(result.left, { ...hidden, values }))
}

const refusal = ({ error }: Refusal, source: AnswerSource): Refusal['error'] =>
  error._tag === 'ProtocolError' ? answeredFrom(error, source) : error

/** What a codec threw, where it should have said what is wrong. */
class Thrown {
  constructor(readonly value: unknown) {}
}

const decode = (operation: AnyOperation, output: unknown): Validation<unknown> | Thrown => {
  try {
    return operation.output.decode(output)
  } catch (thrown) {
    return new Thrown(thrown)
  }
}

/**
 * Decodes an answer and lets it say how it ended. An answer that says it failed is a BusinessError even where it lacks
 * what a success would hold; `output` is then the answer as it came.
 */
const readOutput = (operation: AnyOperation, { output, requestId }: Answer): Either<CallError, unknown> => {
  const decoded = decode(operation, output)
  const thrown = decoded instanceof Thrown
  const read: unknown = !thrown && decoded._tag === 'Right' ? decoded.right : output
  const failed = judge(operation, read, requestId)
  if (failed !== undefined) return left(failed)
  if (!thrown && decoded._tag === 'Right') return right(read)
  return left(
    outputError({
      method: operation.method,
      issues: thrown ? [{ path: '', expected: 'an answer that can be read' }] : issuesOf(decoded.left),
      ...(requestId === undefined ? {} : { requestId }),
      ...(thrown ? { cause: causeOf(decoded.value) } : {}),
      raw: output,
    }),
  )
}
