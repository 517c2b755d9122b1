import type { Run } from '../Command'
import type { Lang } from '../Context'
import type { ErrorEntry } from '../gateways/ErrorTable'
import { gatewayNamed } from '../gateways/gatewayNamed'
import type { GatewayModule } from '../gateways/GatewayModule'
import { shorten } from '../output/shorten'
import { table } from '../output/table'

/** Who has to act, by kind. */
const actors: Readonly<Record<ErrorEntry['kind'], Readonly<Record<Lang, string>>>> = {
  success: { en: 'nobody', zh: '无需处理' },
  signature: { en: 'the caller: signature', zh: '调用方：签名' },
  credentials: { en: 'the account: credentials', zh: '账号：凭证' },
  session: { en: "the user's authorization", zh: '用户授权' },
  permission: { en: 'the account: permissions', zh: '账号：权限' },
  throttled: { en: 'nobody: wait', zh: '无需处理：等待' },
  clock: { en: "the caller's clock", zh: '调用方时钟' },
  parameters: { en: 'the caller: parameters', zh: '调用方：参数' },
  method: { en: 'the caller: method name', zh: '调用方：接口名' },
  duplicate: { en: 'the caller: sent twice', zh: '调用方：重复调用' },
  unavailable: { en: 'the platform', zh: '平台' },
  unlisted: { en: 'see the document of the API', zh: '参见接口文档' },
}

const called: Readonly<Record<Lang, string>> = { en: 'your service, which is called', zh: '被调用的服务方' }

const actorOf = ({ inbound, kind }: ErrorEntry, lang: Lang): string =>
  inbound === true ? called[lang] : actors[kind][lang]

const words = {
  en: {
    acts: 'who acts',
    retry: 'retry',
    yes: 'a retry may help later',
    no: 'a retry does not help',
    todo: 'what to do',
  },
  zh: { acts: '由谁处理', retry: '重试', yes: '稍后重试可能有用', no: '重试无用', todo: '怎么办' },
} as const

/** A line of some gateway's table. */
export type Listed = ErrorEntry & { readonly gateway: string }

const told = (entry: Listed, lang: Lang): string => {
  const { gateway, code, name, retryable, advice } = entry
  const say = words[lang]
  const facts = [
    [say.acts, actorOf(entry, lang)],
    [say.retry, retryable ? say.yes : say.no],
    [say.todo, advice[lang]],
  ]
  return [
    `${gateway} ${code}${name === '' ? '' : ` ${name}`}`,
    ...facts.map(([about, text]) => `  ${about}${lang === 'zh' ? '：' : ': '}${text}`),
  ].join('\n')
}

/** What a gateway's table says of a code, or all of it. */
export const listed = (
  { name: gateway, errors: load }: GatewayModule,
  asked: string | undefined,
): ReadonlyArray<Listed> => {
  const { entries, familyOf } = load?.() ?? { entries: [] }
  const family = asked === undefined ? undefined : familyOf?.(asked)
  return entries
    .filter(({ code, name }) => asked === undefined || code === asked || name === asked || code === family)
    .map(({ code, name, kind, retryable, advice, inbound }) => ({
      ...{ gateway, code, name, kind, retryable, advice },
      ...(inbound === undefined ? {} : { inbound }),
    }))
}

/** `paifang errors`: exit code 1 when no document lists the code. */
export const errors: Run = async ([code], flags, context) => {
  const { lang, json, print, notice } = context
  const named = gatewayNamed(flags, context)
  const gateways = named === undefined ? context.gateways : [named]
  // A pipe has no width: nothing is cut there.
  const fit = (text: string, most: number): string =>
    context.terminal && (process.stdout.columns || 80) < 120 ? shorten(text, most) : text
  const found = gateways.flatMap((gateway) => listed(gateway, code))
  if (json) print(JSON.stringify(found))
  else if (code === undefined)
    print(
      await table(
        found.map((entry) => [
          entry.gateway,
          fit(entry.code, 26),
          fit(entry.name, 18),
          fit(actorOf(entry, lang), 24),
        ]),
      ),
    )
  else if (found.length > 0) print(found.map((entry) => told(entry, lang)).join('\n\n'))
  else notice(lang === 'zh' ? `文档未列出 ${code}` : `no document lists ${code}`)
  return found.length > 0 ? 0 : 1
}
