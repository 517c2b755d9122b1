import { isRight } from 'fp-ts/Either'
import type { AsyncResult, TransportError } from '@paifang/result'
import type { HttpResponse } from '@paifang/transport'

/** The answer; throws with the error when there was none. */
export async function answerOf(task: AsyncResult<TransportError, HttpResponse>): Promise<HttpResponse> {
  const result = await task()
  if (isRight(result)) return result.right
  throw new Error(`no answer: ${JSON.stringify(result.left)}`)
}

/** The error; throws when there was an answer. */
export async function errorOf(task: AsyncResult<TransportError, HttpResponse>): Promise<TransportError> {
  const result = await task()
  if (isRight(result)) throw new Error(`an answer: ${result.right.status}`)
  return result.left
}

export const textOf = ({ body }: HttpResponse): string => Buffer.from(body).toString()
