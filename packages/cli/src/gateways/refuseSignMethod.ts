import { UsageError } from '../UsageError'
import type { GatewayModule } from './GatewayModule'

/** @throws UsageError for a method that the gateway does not sign with */
export const refuseSignMethod = (gateway: GatewayModule, method: string): void => {
  const { methods } = gateway.signer()
  if (!methods.includes(method))
    throw new UsageError({
      en: `${gateway.name} has no sign method "${method}"; it has ${methods.join(', ')}`,
      zh: `${gateway.name} 没有签名方法 "${method}"，可用：${methods.join('、')}`,
    })
}
