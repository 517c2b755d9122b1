import { hash } from 'node:crypto'
import { isRight, right, type Either } from 'fp-ts/Either'
import { jsonText } from '@paifang/wire'
import type { AnyHandler } from '../call/Handler'
import { failedAnswer } from '../call/failBusiness'
import type { AnyOperation } from '../call/Operations'
import { requestKey } from '../call/requestKey'
import type { Refusal } from '../gateway/Refusal'

const fingerprintOf = (operation: AnyOperation, input: unknown): string =>
  hash('sha256', jsonText(operation.input.encode(input), { members: 'sorted' }))

/** The document says nothing about a conflict: it is answered as a failure that a repeat cannot mend. */
const conflict = (operation: AnyOperation, answer: unknown): Either<Refusal, unknown> =>
  failedAnswer(operation, answer, {
    code: 'REQUEST_ID_CONFLICT',
    subCode: 'isv.request-id-conflict',
    message: 'this request id came before with another body',
  })

/**
 * Where an input identifies its request, a repeat with the same body gets the same answer without being carried out
 * again, and a repeat with another body is reported as a conflict. Both are counted in the state.
 */
export const onceByKey =
  (operation: AnyOperation, handler: AnyHandler): AnyHandler =>
  (input, context) =>
  async () => {
    const { method } = operation
    const key = requestKey(operation, input)
    if (key === undefined) return handler(input, context)()
    const { requests } = context.state
    const place = [context.app, method, key].join(' ')
    const fingerprint = fingerprintOf(operation, input)
    const known = requests.get(place)
    if (known !== undefined) {
      const same = known.fingerprint === fingerprint
      requests.put(place, {
        ...known,
        repeats: known.repeats + (same ? 1 : 0),
        conflicts: known.conflicts + (same ? 0 : 1),
      })
      return same ? right(known.answer) : conflict(operation, known.answer)
    }
    const done = await handler(input, context)()
    if (isRight(done)) {
      requests.put(place, {
        method,
        key,
        fingerprint,
        answer: done.right,
        repeats: 0,
        conflicts: 0,
      })
    }
    return done
  }
