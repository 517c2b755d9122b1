import type { Flags } from '../Command'
import type { Context } from '../Context'
import { gatewayNamed } from '../gateways/gatewayNamed'
import type { GatewayMessages } from '../gateways/GatewayMessages'
import type { GatewayModule } from '../gateways/GatewayModule'
import { UsageError } from '../UsageError'

/** The gateway that is named, or the first that has messages. */
export const gatewayWithMessages = (
  flags: Flags,
  context: Context,
): { readonly gateway: GatewayModule; readonly messages: GatewayMessages } => {
  const named = gatewayNamed(flags, context)
  const gateway = named ?? context.gateways.find((one) => one.messages !== undefined)
  const messages = gateway?.messages?.()
  if (gateway === undefined || messages === undefined)
    throw new UsageError({
      en: `${gateway?.name ?? 'no gateway here'} has no messages`,
      zh: `${gateway?.name ?? '此处的网关'} 没有消息服务`,
    })
  return { gateway, messages }
}
