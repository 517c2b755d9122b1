import { gunzipSync } from 'node:zlib'
import type { MessageError, Result } from '@paifang/result'
import { left, right } from 'fp-ts/Either'
import { textIn, type Frame, type FrameValue } from './frames'
import { Message } from './Message'

/** A message that can be confirmed, whether or not it can be read. */
export interface Received {
  readonly id: bigint
  readonly topic: string
  readonly message: Result<MessageError, Message>
}

const flawed = (detail: string, known: Partial<MessageError> = {}): MessageError => ({
  _tag: 'MessageError',
  reason: 'frame',
  ...known,
  detail,
})

const textOf = (content: FrameValue | undefined, maxContentBytes: number): Result<string, string> => {
  if (content === undefined) return right('')
  switch (content.format) {
    case 'void':
      return right('')
    case 'string':
      return right(content.value)
    case 'bytes':
      try {
        return right(gunzipSync(content.value, { maxOutputLength: maxContentBytes }).toString('utf8'))
      } catch (thrown) {
        return left(
          (thrown as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
            ? `content is more than ${maxContentBytes} bytes when it is inflated`
            : 'content is bytes that are not gzip',
        )
      }
    default:
      return left(`content has the format ${content.format}`)
  }
}

/** An id of an account may be text as well. */
const idText = (value: FrameValue | undefined): string | undefined => {
  switch (value?.format) {
    case 'string':
      return value.value === '' ? undefined : value.value
    case 'byte':
    case 'int16':
    case 'int32':
    case 'int64':
      return String(value.value)
    default:
      return undefined
  }
}

const millis = (value: FrameValue | undefined): bigint | undefined =>
  value?.format === 'date' ? value.value : undefined

/**
 * Reads a delivery.
 *
 * @returns Left where its id or topic is not what they have to be: then it can neither be handled nor confirmed
 * @see official Java SDK 20210623, TmcHandler.parse: an id that is not int64 is refused there as well
 */
export const readMessage = (
  frame: Frame,
  { maxContentBytes }: { readonly maxContentBytes: number },
): Result<MessageError, Received> => {
  const { custom } = frame
  const id = custom.get('id')
  if (id?.format !== 'int64') return left(flawed(`id is ${id?.format ?? 'absent'} and not int64`))
  const text = String(id.value)
  const topic = textIn(frame, 'topic')
  if (topic === undefined) return left(flawed('topic is absent', { id: text }))
  const content = textOf(custom.get('content'), maxContentBytes)
  return right({
    id: id.value,
    topic,
    message:
      content._tag === 'Left'
        ? left(flawed(content.left, { id: text, topic }))
        : right(
            new Message({
              id: text,
              topic,
              text: content.right,
              publisher: textIn(frame, 'publisher'),
              userId: idText(custom.get('userid')),
              nick: textIn(frame, 'nick'),
              dataId: idText(custom.get('dataid')),
              timeMs: millis(custom.get('time')),
              outTimeMs: millis(custom.get('outtime')),
            }),
          ),
  })
}
