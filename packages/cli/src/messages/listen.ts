import { describe, oneLine } from '@paifang/result'
import { formatDateTime } from '@paifang/wire'
import { clientFor } from '../call/clientFor'
import type { Flags, Run } from '../Command'
import type { Context } from '../Context'
import { endpointOf } from '../gateways/endpoint'
import type { ShownMessage } from '../gateways/GatewayMessages'
import { shorten } from '../output/shorten'
import { interrupted } from '../interrupted'
import { UsageError } from '../UsageError'
import { gatewayWithMessages } from './gatewayWithMessages'

/** What is held and not confirmed, before no more is taken. */
const mostHeld = 1_000

const confirms = ({ confirm }: Flags): boolean => {
  if (confirm === undefined || confirm === 'yes') return true
  if (confirm === 'no') return false
  throw new UsageError({ en: '--confirm is yes or no', zh: '--confirm 应为 yes 或 no' })
}

const widths = { time: 8, id: 19, topic: 32 } as const
const head = {
  en: ['time', 'id', 'topic', 'content'],
  zh: ['时间', '消息 ID', '主题', '内容'],
} as const

/** What a terminal shows of Chinese characters is two wide; those of the head only. */
const padded = (text: string, width: number): string =>
  text.padEnd(width - [...text].filter((character) => character > '\u2e80').length)

const line = (
  [time, id, topic, content]: readonly [string, string, string, string],
  { terminal }: Context,
): string => {
  const text = [padded(time, widths.time), padded(id, widths.id), padded(topic, widths.topic), content]
    .join('  ')
    .trimEnd()
  return terminal ? shorten(text, process.stdout.columns || 80) : text
}

/** One line, whatever a content holds: it cannot begin a row of its own. */
const plain = (content: string): string => oneLine(content, 100_000)

const rowOf = ({ id, topic, content, atMs }: ShownMessage, context: Context): string =>
  line([atMs === undefined ? '' : formatDateTime(atMs).slice(11), id, plain(topic), plain(content)], context)

/** `paifang listen`: a table that follows, until Ctrl-C; exit code 1 where the server does not accept. */
export const listen: Run = async (_args, flags, context) => {
  const { json, lang, print, notice } = context
  const isConfirming = confirms(flags)
  const topics = new Set((flags['topic'] as string[] | undefined) ?? [])
  const { group = 'default', channel } = flags
  const { gateway, messages } = gatewayWithMessages(flags, context)
  const client = await clientFor(gateway, flags, context, {})
  let held = 0
  let hasHead = json
  const printHead = (): void => {
    if (!hasHead) print(line(head[lang], context))
    hasHead = true
  }
  const listening = await messages
    .listen(client, {
      group: String(group),
      ...(typeof channel === 'string' ? { channel } : {}),
      endpoint: (await endpointOf(gateway, flags, context)).url,
      capacity: mostHeld,
      onNotice: notice,
      onMessage: (message) => {
        const isAsked = topics.size === 0 || topics.has(message.topic)
        printHead()
        if (isAsked) print(json ? JSON.stringify(message) : rowOf(message, context))
        if (isConfirming) return isAsked ? 'confirmed' : 'later'
        if (++held === mostHeld)
          notice(
            lang === 'zh'
              ? `已持有 ${mostHeld} 条未确认的消息，不再接收`
              : `${mostHeld} messages are held unconfirmed: no more are taken`,
          )
        return 'held'
      },
    })
    .catch((thrown: unknown) => {
      // Options that could not work are refused where they are read; their messages name the option and no secret.
      if (thrown instanceof TypeError) throw new UsageError({ en: thrown.message, zh: thrown.message })
      throw thrown
    })
  if (listening._tag === 'Left') {
    await client.close()
    if (json) print(JSON.stringify({ ok: false, error: listening.left }))
    else notice(describe(listening.left, lang))
    return 1
  }
  printHead()
  if (isConfirming)
    notice(
      lang === 'zh'
        ? '收到的消息会被确认，同组的其他消费者将收不到；--confirm no 则不确认'
        : 'messages are confirmed: other consumers of the group do not get them; --confirm no leaves them',
    )
  await interrupted(context.signal)
  await listening.right.close()
  await client.close()
  return 0
}
