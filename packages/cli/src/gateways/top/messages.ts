import { tmcMessageProduce } from '@paifang/api-top-platform'
import { createTopMessages, type MessageEvent } from '@paifang/messages-top'
import { isLoopback } from '@paifang/transport'
import { right } from 'fp-ts/Either'
import type { GatewayMessages } from '../GatewayMessages'

/** An emulator has its channel beside its calls; the platform has it where `createTopMessages` looks by itself. */
const channelOf = (endpoint: string): { readonly endpoint?: string } => {
  const { protocol, host, hostname } = new URL(endpoint)
  if (!isLoopback(hostname)) return {}
  return { endpoint: `${protocol === 'https:' ? 'wss:' : 'ws:'}//${host}/` }
}

const noticeOf = (event: MessageEvent): string | undefined => {
  switch (event.type) {
    case 'message.handled':
      return undefined
    case 'message.refused':
    case 'message.unreachable':
      // The first attempt ends in a Result, which says it itself.
      return event.delayMs === undefined
        ? undefined
        : [event.type, event.status, event.phrase, `${event.delayMs} ms`].filter(Boolean).join(' ')
    case 'message.frame':
    case 'message.notice':
      return `${event.type} ${event.detail}`
    case 'message.disconnected':
      return `${event.type} ${event.code ?? ''}`.trimEnd()
    default:
      return event.type
  }
}

export const messages: GatewayMessages = {
  publish: async (client, { topic, content, group }) => {
    const input = { topic, content, ...(group === undefined ? {} : { target_group: group }) }
    const answer = await client.run(tmcMessageProduce, input)
    return answer._tag === 'Left' ? answer : right(answer.right.msg_ids)
  },
  listen: async (client, { group, channel, endpoint, onMessage, onNotice, capacity }) =>
    createTopMessages({
      client: client,
      group,
      ...(channel === undefined ? channelOf(endpoint) : { endpoint: channel }),
      onEvent: (event) => {
        const notice = noticeOf(event)
        if (notice !== undefined) onNotice(notice)
      },
    })
      .otherwise(({ id, topic, text, time, userId, nick }) => {
        const said = onMessage({
          id,
          topic,
          content: text,
          ...(time === undefined ? {} : { atMs: time.getTime() }),
          ...(userId === undefined ? {} : { userId }),
          ...(nick === undefined ? {} : { nick }),
        })
        if (said === 'held') return new Promise(() => undefined)
        return said === 'later' ? Promise.reject(new Error('not asked for by this listener')) : undefined
      })
      .listen({ concurrency: capacity, capacity, handlerTimeoutMs: Infinity }),
}
