import { trigger, type TriggerOptions } from './trigger'
import type { TriggerFault, Verdict } from './Verdict'

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

/**
 * What the platform tests before it publishes an API: a call with a wrong signature gets exactly its refusal, in every form
 * of body that it sends. With a secret also what only a verified call shows: its clock, and a text that was cut anew.
 */
export const checkInbound = async ({
  method = 'paifang.publish.check',
  app = 'paifang',
  secret,
  caller,
  ...options
}: CheckInboundOptions): Promise<ReadonlyArray<Verdict>> => {
  const faults = secret === undefined ? withoutSecret : [...withoutSecret, ...withSecret]
  const verdicts: Verdict[] = []
  for (const form of caller.forms)
    for (const fault of faults)
      verdicts.push(
        await trigger({
          ...options,
          caller,
          method,
          app,
          secret: secret ?? 'unknown',
          input: {},
          form,
          fault,
        }),
      )
  return verdicts
}
