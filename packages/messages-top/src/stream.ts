import type { MessageError, Result } from '@paifang/result'
import { right } from 'fp-ts/Either'
import type { Handler, Listening } from './createTopMessages'
import type { Message } from './Message'

/** A message that is confirmed by hand. What is neither confirmed nor failed in `handlerTimeoutMs` is said to have failed. */
export interface ManualMessage<A = unknown> {
  readonly message: Message<A>
  /** It was handled. */
  readonly confirm: () => void
  /** It was not: it comes again. At most 128 characters of the reason are sent; nothing personal belongs into it. */
  readonly fail: (reason: string) => void
}

/** Messages as an iteration. Leaving the loop closes it. */
export interface MessageStream<A = unknown> extends Listening, AsyncIterable<ManualMessage<A>> {}

/** Makes an iteration of what a handler is called with. At most `concurrency` are handed out and not settled. */
export const openStream = async <A>(
  listen: (handler: Handler) => Promise<Result<MessageError, Listening>>,
): Promise<Result<MessageError, MessageStream<A>>> => {
  const queue: Array<ManualMessage<A>> = []
  const takers: Array<(result: IteratorResult<ManualMessage<A>, undefined>) => void> = []
  let isOver = false
  const finish = (): void => {
    isOver = true
    for (const { fail } of queue.splice(0)) fail('the stream was closed')
    for (const taker of takers.splice(0)) taker({ done: true, value: undefined })
  }
  const opened = await listen(
    (message, context) =>
      new Promise<void>((resolve, reject) => {
        const manual: ManualMessage<A> = {
          message: message as Message<A>,
          confirm: () => resolve(),
          fail: (reason) => reject(new Error(reason)),
        }
        if (isOver) {
          manual.fail('the stream was closed')
          return
        }
        const taker = takers.shift()
        if (taker !== undefined) {
          taker({ done: false, value: manual })
          return
        }
        queue.push(manual)
        // Nobody took it in its time: it comes again, and who takes slowly must not have both, nor all that ever came.
        const late = (): void => {
          const at = queue.indexOf(manual)
          if (at >= 0) queue.splice(at, 1)
        }
        context.signal.addEventListener('abort', late)
      }),
  )
  if (opened._tag === 'Left') return opened
  const listening = opened.right
  const close: Listening['close'] = (options) => {
    finish()
    return listening.close(options)
  }
  const iterator: AsyncIterator<ManualMessage<A>, undefined> = {
    next: () => {
      const value = queue.shift()
      if (value !== undefined) return Promise.resolve({ done: false, value })
      if (isOver) return Promise.resolve({ done: true, value: undefined })
      return new Promise((resolve) => takers.push(resolve))
    },
    return: async () => {
      await close()
      return { done: true, value: undefined }
    },
  }
  return right({ ...listening, close, [Symbol.asyncIterator]: () => iterator })
}
