import type { HttpRequest } from '@paifang/transport'
import { curlOf } from '../call/curlOf'
import type { FormSent } from '../call/FormSent'
import type { GatewayModule } from '../gateways/GatewayModule'
import { UsageError } from '../UsageError'
import type { TargetAccount } from './Target'

/**
 * A request of the emulator as a curl command that works: its signature ages as any other does, and its session stands as the
 * variable that holds it. `''` where curl cannot say it.
 */
export const curlFor = (
  request: HttpRequest,
  form: FormSent | undefined,
  gateway: GatewayModule,
  { fields }: TargetAccount,
): string => {
  const { option = '', variable = '' } = gateway.accountFields.find(({ flag }) => flag === 'session') ?? {}
  const session = fields[option] ?? ''
  try {
    return curlOf(request, {
      form,
      variable: session === '' ? undefined : { name: variable, value: session },
    })
  } catch (error) {
    if (error instanceof UsageError) return ''
    throw error
  }
}
