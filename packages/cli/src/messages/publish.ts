import { describe } from '@paifang/result'
import { clientFor } from '../call/clientFor'
import type { Run } from '../Command'
import { readText } from '../input/readText'
import { UsageError } from '../UsageError'
import { gatewayWithMessages } from './gatewayWithMessages'

/** `paifang publish`: exit code 1 where it was not taken, or nobody knows. */
export const publish: Run = async ([topic = ''], flags, context) => {
  const { json, lang, print, notice } = context
  const { content: file, group } = flags
  if (typeof file !== 'string')
    throw new UsageError({
      en: '--content names the file of the content; - is stdin',
      zh: '请用 --content 指定内容文件；- 表示标准输入',
    })
  const content = (file === '-' ? await context.readStdin() : await readText(file)).trimEnd()
  const { gateway, messages } = gatewayWithMessages(flags, context)
  const client = await clientFor(gateway, flags, context, { writes: `publish ${topic}` })
  const published = await messages.publish(client, {
    topic,
    content,
    ...(typeof group === 'string' ? { group } : {}),
  })
  await client.close()
  if (published._tag === 'Left') {
    if (json) print(JSON.stringify({ ok: false, error: published.left }))
    else notice(describe(published.left, lang))
    return 1
  }
  const ids = published.right
  if (json) print(JSON.stringify({ ok: true, topic, ids }))
  else for (const id of ids) print(`${id}  ${topic}`)
  return 0
}
