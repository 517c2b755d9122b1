import type { AnyOperation } from '@paifang/gateway'
import type { Flags, Text } from '../Command'
import type { Context } from '../Context'
import { readProfile } from '../credentials/profile'
import { shownUrl, type Endpoint } from '../gateways/endpoint'
import { UsageError } from '../UsageError'

const settings: ReadonlyArray<string> = ['ask', 'allow', 'deny']

/** Says on stderr where calls go, and by whose word. */
export const tellEndpoint = ({ url, from, production }: Endpoint, { lang, notice }: Context): void => {
  const kind = production ? { en: 'production', zh: '生产环境' }[lang] : ''
  const said = [kind, from[lang]].filter((words) => words !== '')
  notice(`→ ${shownUrl(url)}${lang === 'zh' ? `（${said.join('，')}）` : ` (${said.join(', ')})`}`)
}

/** Harmless to repeat, and a change all the same. */
const changes =
  /^(add|cancel|confirm|consume|create|delete|extend|permit|refresh|register|remove|set|sync|update)/i

/** Whether a call may change something: what is not known to be a read is taken for a write. */
export const writes = ({ idempotent, method }: AnyOperation): boolean =>
  idempotent !== true || changes.test(method.split('.').at(-1) ?? '')

/**
 * What the profile says of writes to production: `ask` where it says nothing.
 * @throws UsageError for what is none of its words
 */
export const productionOf = async (context: Context): Promise<string> => {
  const { production: setting = 'ask' } = await readProfile(context)
  if (settings.includes(setting)) return setting
  throw new UsageError({
    en: `"production" of the profile is ask, allow or deny, not "${setting}"`,
    zh: `配置中的 "production" 应为 ask、allow 或 deny，而不是 "${setting}"`,
  })
}

/**
 * Lets a write go to production only when somebody wants it there: `--yes`, the profile's `production: allow`, or a person
 * at the terminal, asked once. Throws UsageError otherwise, and always where the profile says `deny`.
 */
export const allowWrite = async (
  method: string,
  { url, production }: Endpoint,
  flags: Flags,
  context: Context,
): Promise<void> => {
  if (!production) return
  const setting = await productionOf(context)
  const where = shownUrl(url)
  if (setting === 'deny')
    throw new UsageError({
      en: `nothing was sent: the profile denies writes to production, and ${method} may write at ${where}`,
      zh: `未发送：配置禁止写入生产环境，而 ${method} 可能写入 ${where}`,
    })
  if (setting === 'allow' || flags['yes'] === true) return
  if (context.ask === undefined)
    throw new UsageError({
      en: `nothing was sent: ${method} may write, and ${where} is production. A script says --yes, or the profile "production": "allow"`,
      zh: `未发送：${method} 可能写入数据，而 ${where} 是生产环境。脚本中请加 --yes，或在配置中设置 "production": "allow"`,
    })
  await consent(context.ask, context.lang, {
    en: `${method} may write at ${where}, which is production. Send it? [y/N] `,
    zh: `${method} 可能写入生产环境 ${where}。确定发送吗？[y/N] `,
  })
}

/**
 * Asks at the terminal.
 * @throws UsageError for every answer but yes: nothing was sent
 */
export const consent = async (
  ask: NonNullable<Context['ask']>,
  lang: Context['lang'],
  question: Text,
): Promise<void> => {
  const answer = await ask(question[lang])
  if (!/^(y|yes|是|好)$/i.test(answer.trim())) throw new UsageError({ en: 'nothing was sent', zh: '未发送' })
}
