import type { PlatformCaller } from '@paifang/emulator'
import type { Flags } from '../Command'
import type { Context } from '../Context'
import { accountOf, fieldOf } from '../gateways/account'
import type { GatewayModule } from '../gateways/GatewayModule'
import { UsageError } from '../UsageError'

/** A service that is called, and whose application it is. */
export interface CalledService {
  readonly caller: PlatformCaller
  readonly to: string
  readonly app: string | undefined
  readonly secret: string | undefined
}

const callerOf = (gateway: GatewayModule): PlatformCaller => {
  const { caller } = gateway.emulation()
  if (caller !== undefined) return caller
  throw new UsageError({
    en: `${gateway.name} calls nobody, as far as is known`,
    zh: `网关 ${gateway.name} 没有已知的回调方式`,
  })
}

const urlOf = (text: unknown): string => {
  if (typeof text === 'string' && URL.canParse(text)) {
    const url = new URL(text)
    url.hash = ''
    if (/^https?:$/.test(url.protocol) && url.username === '' && url.password === '') return url.href
  }
  throw new UsageError({
    en: 'the service is a URL, http: or https:, without user name and password',
    zh: '服务地址应为 http 或 https 的 URL，且不含用户名和密码',
  })
}

/** What flags, environment and profile say of a service and of its application. */
export const calledService = async (
  gateway: GatewayModule,
  to: unknown,
  flags: Flags,
  context: Context,
): Promise<CalledService> => {
  const account = await accountOf(gateway, flags, context)
  return {
    caller: callerOf(gateway),
    to: urlOf(to),
    app: account[fieldOf(gateway, 'key').option],
    secret: account[fieldOf(gateway, 'secret').option],
  }
}
