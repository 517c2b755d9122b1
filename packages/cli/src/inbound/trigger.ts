import { trigger as triggerCall, triggerFaults, type CallForm, type TriggerFault } from '@paifang/emulator'
import type { Run } from '../Command'
import { operationNamed } from '../call/operationNamed'
import { readInput } from '../call/readInput'
import { gatewayOf } from '../gateways/gatewayNamed'
import { fieldOf } from '../gateways/account'
import { UsageError } from '../UsageError'
import { calledService } from './calledService'
import { verdictLines } from './verdictLines'

const oneOf = <A extends string>(flag: string, known: ReadonlyArray<A>, given: unknown): A | undefined => {
  if (given === undefined) return undefined
  const found = known.find((one) => one === given)
  if (found !== undefined) return found
  const names = known.join(', ')
  throw new UsageError({ en: `${flag} is one of ${names}`, zh: `${flag} 应为以下之一：${names}` })
}

/** `paifang trigger`: exit code 1 when the platform would not be content with the answer. */
export const trigger: Run = async ([method = ''], flags, context) => {
  const { operation, typed } = operationNamed(method, flags, context)
  const gateway = gatewayOf(operation.gateway, context)
  const { caller, to, app = 'paifang', secret } = await calledService(gateway, flags['to'], flags, context)
  const fault = oneOf<TriggerFault>('--fault', triggerFaults, flags['fault'])
  const form = oneOf<CallForm>('--form', caller.forms, flags['form'])
  if (fault === 'gbk' && !caller.charsets.includes('GBK'))
    throw new UsageError({ en: `${gateway.name} sends UTF-8 only`, zh: `网关 ${gateway.name} 只发送 UTF-8` })
  if (secret === undefined) {
    const { variable } = fieldOf(gateway, 'secret')
    throw new UsageError({
      en: `no secret to sign with: set ${variable}, or use --secret-env / --secret-file`,
      zh: `缺少签名用的密钥：请设置 ${variable}，或使用 --secret-env / --secret-file`,
    })
  }
  const input = await readInput(flags, context)
  const call = {
    ...{ gateway: gateway.name, caller, method, to, input, app, secret, fault, form },
    nowMs: Date.now(),
  }
  const verdict = await triggerCall({ ...call, ...(typed ? { operation } : {}) }).catch((thrown: unknown) => {
    // What cannot be written names the field, never its value.
    if (thrown instanceof TypeError) throw new UsageError({ en: thrown.message, zh: thrown.message })
    throw thrown
  })
  context.print(context.json ? JSON.stringify(verdict) : verdictLines(verdict, context.lang).join('\n'))
  return verdict.passed ? 0 : 1
}
