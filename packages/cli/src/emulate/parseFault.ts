import { faultKinds, faultProblem, type FaultRule } from '@paifang/emulator'
import { UsageError } from '../UsageError'
import { pairsIn, valueOf } from './pairsIn'
import { problemText } from './problemText'

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

const read = (name: string, text: string): unknown => (texts.has(name) ? text : valueOf(text))

/**
 * `kind:name=value,name=value`: conditions (method, gateway, app, nth, times, probability, seed) go to the rule,
 * anything else to the fault. `stall:method=taobao.time.get,nth=2` · `delay:ms=500,probability=0.1`.
 */
export const parseFault = (given: string): FaultRule => {
  const [kind = '', rest = ''] = given.split(/:(.*)/s)
  if (!(faultKinds as ReadonlyArray<string>).includes(kind))
    throw new UsageError({
      en: `there is no fault "${kind}"; there are ${faultKinds.join(', ')}`,
      zh: `没有故障类型 "${kind}"，可用：${faultKinds.join('、')}`,
    })
  const rule: Record<string, unknown> = {}
  const fault: Record<string, unknown> = { kind }
  for (const [name, text] of pairsIn(rest)) {
    // The code of a business error is a text, that of a gateway a number.
    const value = kind === 'business' && name === 'code' ? text : read(name, text)
    const known = ruleNames[name]
    if (known === undefined) fault[name] = value
    else rule[known] = value
  }
  const problem = faultProblem({ ...rule, fault })
  if (problem !== undefined) throw new UsageError(problemText(problem))
  return { ...rule, fault } as unknown as FaultRule
}
