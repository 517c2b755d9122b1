import { createTopClient, type TopClient, type TopClientOptions } from '@paifang/gateway-top'
import {
  createTopMessages,
  type Listening,
  type MessageEvent,
  type MessagesOptions,
} from '@paifang/messages-top'
import type { MessageError, Result } from '@paifang/result'
import { isRight } from 'fp-ts/Either'
import { startScriptedServer, type Script, type ScriptedServer } from './scriptedServer'

export const appKey = '12345678'
export const appSecret = 'helloworld'

export const topClient = (more: Partial<TopClientOptions> = {}): TopClient =>
  createTopClient({
    appKey,
    appSecret,
    transport: () => () => Promise.reject(new Error('nothing is to be called here')),
    ...more,
  })

/** A channel and the server that it is connected to. Everything that was opened is closed by `closeAll`. */
export const channels = () => {
  const open: Array<() => Promise<unknown>> = []
  const events: MessageEvent[] = []
  return {
    events,
    serve: async (script?: Script): Promise<ScriptedServer> => {
      const server = await startScriptedServer(script)
      open.push(server.close)
      return server
    },
    messagesOf: ({ url }: ScriptedServer, more: Partial<MessagesOptions> = {}) =>
      createTopMessages({
        client: topClient(),
        group: 'default',
        endpoint: url,
        onEvent: (event) => events.push(event),
        // What ends by its time says which.
        ...{ connectTimeoutMs: 60_000, ackTimeoutMs: 60_000 },
        ...more,
      }),
    opened: async <L extends Listening>(result: Promise<Result<MessageError, L>>): Promise<L> => {
      const listening = await result
      if (!isRight(listening)) throw new Error(JSON.stringify(listening.left))
      open.unshift(() => listening.right.close({ drainMs: 0 }))
      return listening.right
    },
    closeAll: async (): Promise<void> => {
      for (const close of open.splice(0)) await close()
      events.length = 0
    },
  }
}
