import type { HttpRequest } from '@paifang/transport'
import { curlOf } from '../call/curlOf'
import type { GatewayModule } from '../gateways/GatewayModule'
import { UsageError } from '../UsageError'
import type { TargetAccount } from './Target'

/**
 * A request of the emulator as a curl command that works: its signature ages as any other does, and its session stands as the
 * variable that holds it. `''` where curl cannot say it.
 */
export const curlFor = (request: HttpRequest, gateway: GatewayModule, { fields }: TargetAccount): string => {
  let command: string
  try {
    command = curlOf(request)
  } catch (error) {
    if (error instanceof UsageError) return ''
    throw error
  }
  const { option, variable } = gateway.accountFields.find(({ flag }) => flag === 'session') ?? {}
  const session = option === undefined ? undefined : fields[option]
  // A word that holds a session holds other marks as well, and stands in single quotes for them.
  return session === undefined || session === '' ? command : command.replaceAll(session, `'"$${variable}"'`)
}
