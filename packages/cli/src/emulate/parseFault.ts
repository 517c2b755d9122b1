import { faultKinds, faultProblem, type FaultRule } from '@paifang/emulator'
import { UsageError } from '../UsageError'

const ruleNames: Readonly<Record<string, string>> = {
  method: 'operation',
  operation: 'operation',
  gateway: 'gateway',
  app: 'app',
  nth: 'nth',
  times: 'times',
  probability: 'probability',
  seed: 'seed',
}
const texts = new Set(['method', 'operation', 'gateway', 'app', 'at', 'message', 'subCode', 'subMessage'])

const read = (name: string, text: string): unknown => {
  if (texts.has(name)) return text
  if (text === 'true' || text === 'false') return text === 'true'
  return text !== '' && Number.isFinite(Number(text)) ? Number(text) : text
}

/**
 * `kind:name=value,name=value`: conditions (method, gateway, app, nth, times, probability, seed) go to the rule,
 * anything else to the fault. `stall:method=taobao.time.get,nth=2` · `delay:ms=500,probability=0.1`.
 */
export const parseFault = (given: string): FaultRule => {
  const [kind = '', rest = ''] = given.split(/:(.*)/s)
  if (!(faultKinds as ReadonlyArray<string>).includes(kind))
    throw new UsageError({
      en: `there is no fault "${kind}"; there are ${faultKinds.join(', ')}`,
      zh: `没有故障类型 "${kind}",可用：${faultKinds.join('、')}`,
    })
  const rule: Record<string, unknown> = {}
  const fault: Record<string, unknown> = { kind }
  for (const part of rest.split(',').filter(Boolean)) {
    const at = part.indexOf('=')
    if (at < 1)
      throw new UsageError({ en: `"${part}" is not name=value`, zh: `"${part}" 不是 名称=值 的形式` })
    const name = part.slice(0, at)
    const text = part.slice(at + 1)
    // The code of a business error is a text, that of a gateway a number.
    const value = kind === 'business' && name === 'code' ? text : read(name, text)
    const known = ruleNames[name]
    if (known === undefined) fault[name] = value
    else rule[known] = value
  }
  const problem = faultProblem({ ...rule, fault })
  if (problem !== undefined) throw new UsageError({ en: problem, zh: problem })
  return { ...rule, fault } as unknown as FaultRule
}
