import { trigger, type TriggerOptions } from './trigger'
import type { Problem, TriggerFault, Verdict } from './Verdict'

export interface CheckInboundOptions extends Pick<
  TriggerOptions,
  'gateway' | 'caller' | 'to' | 'nowMs' | 'timeoutMs'
> {
  /** Default: one that no service has. */
  readonly method?: string
  readonly app?: string
  /** Of the service's own application. Without it only what needs none is checked. */
  readonly secret?: string | undefined
}

const withoutSecret: ReadonlyArray<TriggerFault> = ['signature', 'no-signature']
const withSecret: ReadonlyArray<TriggerFault> = ['old-clock', 'future-clock', 'resplit']

const refusesAll: Problem = {
  en: 'a call with nothing wrong is refused as well: the service has another secret, or reads other bytes than were sent',
  zh: '完全正确的请求同样被拒绝：服务端的密钥不同，或读取的请求体与发送的不一致',
}

/**
 * What the platform tests before it publishes an API: a call with a wrong signature gets exactly its refusal, in every form
 * of body that it sends. With a secret also what only a verified call shows: its clock, and a text that was cut anew. Where
 * no method is named, these pass only if the same call with nothing wrong is not refused.
 */
export const checkInbound = async ({
  method,
  app = 'paifang',
  secret,
  ...options
}: CheckInboundOptions): Promise<ReadonlyArray<Verdict>> => {
  const verdicts: Verdict[] = []
  for (const form of options.caller.forms) {
    const ask = (fault?: TriggerFault): Promise<Verdict> =>
      trigger({
        ...options,
        method: method ?? 'paifang.publish.check',
        app,
        secret: secret ?? 'unknown',
        input: {},
        form,
        fault,
      })
    for (const fault of withoutSecret) verdicts.push(await ask(fault))
    if (secret === undefined) continue
    // A method that is named may be one that does something.
    const right = method === undefined ? await ask() : undefined
    const problems = right?.answers[0]?.says === 'refused' ? [refusesAll] : []
    for (const fault of withSecret) {
      const verdict = await ask(fault)
      verdicts.push({
        ...verdict,
        passed: verdict.passed && problems.length === 0,
        problems: [...problems, ...verdict.problems],
      })
    }
  }
  return verdicts
}
