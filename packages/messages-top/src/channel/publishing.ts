import { excerptOf } from '@paifang/gateway/author'
import type { MessageError, Result } from '@paifang/result'
import { timerMs } from '@paifang/transport'
import { left, right } from 'fp-ts/Either'
import { publishFrame, type Frame } from '../frames'
import type { Publication } from '../Source'
import type { Link } from './openLink'

/** @see taobao.tmc.message.produce: the same limit */
const longestContent = 122_880
const mostWaiting = 1_000

const isText = (value: unknown): boolean => typeof value === 'string'

export interface Publishing {
  readonly publish: (link: Link | undefined, publication: Publication) => Promise<Result<MessageError, void>>
  /** Whether the frame was the answer to one. */
  readonly answer: (frame: Frame) => boolean
  /** The connection ended: what waits may have been taken. */
  readonly lose: () => void
  readonly waiting: () => number
}

/** Publications, each told by its flag. `onWaiting` is told when the first begins to wait, and when none does any more. */
export const createPublishing = (nextFlag: () => number, onWaiting: () => void): Publishing => {
  const waiting = new Map<number, (result: Result<MessageError, void>) => void>()
  const error = (
    reason: MessageError['reason'],
    topic: string,
    more: Partial<MessageError>,
  ): Result<MessageError, never> => left({ _tag: 'MessageError', reason, topic, ...more })
  return {
    publish: (link, { topic, content, session, timeoutMs = 5_000 }) => {
      const refuse = (reason: MessageError['reason'], detail: string): Promise<Result<MessageError, void>> =>
        Promise.resolve(error(reason, topic, { sent: 'no', detail }))
      // The same by callers that no compiler has checked: an object is no content.
      if (!isText(topic) || topic.trim() === '')
        return refuse('send', 'topic: expected a text that is not empty')
      if (!isText(content) || content === '')
        return refuse('send', 'content: expected a text that is not empty, such as JSON.stringify makes')
      if (session !== undefined && !isText(session)) return refuse('send', 'session: expected a text')
      if (content.length > longestContent)
        return refuse('send', `content has ${content.length} characters, at most ${longestContent} are taken`)
      if (waiting.size >= mostWaiting)
        return refuse('send', `${mostWaiting} publications wait for their answers`)
      if (link === undefined) return refuse('closed', 'there is no connection')
      const flag = nextFlag()
      return new Promise((resolve) => {
        const timer = setTimeout(() => end(error('timeout', topic, { sent: 'maybe' })), timerMs(timeoutMs))
        const end = (result: Result<MessageError, void>): void => {
          clearTimeout(timer)
          waiting.delete(flag)
          if (waiting.size === 0) onWaiting()
          resolve(
            result._tag === 'Left' && result.left.topic === undefined
              ? left({ ...result.left, topic })
              : result,
          )
        }
        waiting.set(flag, end)
        if (waiting.size === 1) onWaiting()
        link.send(
          publishFrame({
            token: link.token,
            flag,
            topic,
            content,
            ...(session === undefined ? {} : { session }),
          }),
        )
      })
    },
    answer: ({ type, flag, status = 0, phrase }) => {
      const end = type === 'sendAck' && flag !== undefined ? waiting.get(flag) : undefined
      if (end === undefined) return false
      end(
        status > 0 || phrase !== undefined
          ? left({
              _tag: 'MessageError',
              reason: 'send',
              sent: 'no',
              ...(status === 0 ? {} : { status }),
              ...(phrase === undefined ? {} : { phrase: excerptOf(phrase, { secrets: [] }) }),
            })
          : right(undefined),
      )
      return true
    },
    lose: () => {
      for (const end of [...waiting.values()])
        end(left({ _tag: 'MessageError', reason: 'closed', sent: 'maybe' }))
    },
    waiting: () => waiting.size,
  }
}
