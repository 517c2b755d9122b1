import { isLoopback } from '@paifang/transport'
import type { Flags, Text } from '../Command'
import type { Context } from '../Context'
import { readProfile } from '../credentials/profile'
import { UsageError } from '../UsageError'
import type { GatewayModule } from './GatewayModule'

/** Where calls go, and who says so. */
export interface Endpoint {
  readonly url: string
  readonly from: Text
  /** Whether something real may happen there. */
  readonly production: boolean
}

/** An endpoint as it may be shown: nothing that could be a credential. */
export const shownUrl = (text: string): string => {
  if (!URL.canParse(text)) return '***'
  const { protocol, host, pathname } = new URL(text)
  return `${protocol}//${host}${pathname}`
}

const same = (text: string): Text => ({ en: text, zh: text })

/** What was asked for, and by whom: the flag, the variable, the profile, the gateway itself, in this order. */
const askedFor = async (
  { endpointVariable, endpoints }: GatewayModule,
  flags: Flags,
  context: Context,
): Promise<{ readonly asked: string; readonly from: Text }> => {
  for (const flag of ['endpoint', 'to'] as const) {
    const asked = flags[flag]
    if (typeof asked === 'string') return { asked, from: same(`--${flag}`) }
  }
  const variable = context.env[endpointVariable]
  if (variable) return { asked: variable, from: same(endpointVariable) }
  const { profile } = context
  const kept = (await readProfile(context))[endpointVariable]
  if (kept !== undefined)
    return {
      asked: kept,
      from:
        profile === undefined
          ? { en: 'the profile', zh: '配置文件' }
          : { en: `profile ${profile}`, zh: `配置 ${profile}` },
    }
  const [usual = ''] = Object.values(endpoints())
  return { asked: usual, from: { en: "the gateway's own", zh: '网关正式地址' } }
}

/** Only this machine, plain http and the gateway's own places for tests are known to be harmless. */
const isProduction = (url: string, named: Readonly<Record<string, string>>): boolean => {
  const { hostname, protocol } = new URL(url)
  if (isLoopback(hostname) || protocol !== 'https:') return false
  return !Object.entries(named).some(([name, known]) => /sandbox|test/.test(name) && known === url)
}

/** The URL that calls of a gateway go to: one of its own by name, or any. */
export const endpointOf = async (
  gateway: GatewayModule,
  flags: Flags,
  context: Context,
): Promise<Endpoint> => {
  const named = gateway.endpoints()
  const { asked, from } = await askedFor(gateway, flags, context)
  const url = Object.hasOwn(named, asked) ? (named[asked] ?? asked) : asked
  if (URL.canParse(url) && new URL(url).host !== '')
    return { url, from, production: isProduction(url, named) }
  const names = Object.keys(named)
  throw new UsageError({
    en: `${from.en}: an endpoint is a URL or one of ${names.join(', ')}`,
    zh: `${from.zh}：端点应为 URL 或以下之一：${names.join('、')}`,
  })
}
