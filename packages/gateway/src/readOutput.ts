import { issuesOf } from '@paifang/contract'
import { outputError, type CallError } from '@paifang/result'
import { left, right, type Either } from 'fp-ts/Either'
import type { Validation } from 'io-ts'
import type { AnyOperation, Answer } from './Gateway'
import { judge } from './judge'

const decode = (operation: AnyOperation, output: unknown): Validation<unknown> => {
  try {
    return operation.output.decode(output)
  } catch {
    return left([{ value: undefined, context: [], message: 'an answer that can be read' }])
  }
}

/**
 * Decodes an answer and lets it say how it ended. An answer that says it failed is a BusinessError even where it lacks
 * what a success would hold; `output` is then the answer as it came.
 */
export const readOutput = (
  operation: AnyOperation,
  { output, requestId }: Answer,
): Either<CallError, unknown> => {
  const decoded = decode(operation, output)
  const read: unknown = decoded._tag === 'Right' ? decoded.right : output
  const failed = judge(operation, read, requestId)
  if (failed !== undefined) return left(failed)
  if (decoded._tag === 'Right') return right(read)
  return left(
    outputError({
      method: operation.method,
      issues: issuesOf(decoded.left),
      ...(requestId === undefined ? {} : { requestId }),
      raw: output,
    }),
  )
}
