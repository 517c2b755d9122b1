import type { Call } from '@paifang/gateway'
import type { GatewayError } from '@paifang/result'
import type { LimitAnswer } from './LimitStore'

type Held = Extract<LimitAnswer, { readonly ok: false }>

const names = {
  ban: 'Banned',
  probe: 'Banned',
  quota: 'Day Quota',
  rate: 'Rate',
  store: 'Limit Store',
} as const satisfies Record<Held['why'], string>

const messages = {
  ban: 'the gateway has banned calls like this one',
  probe: 'a ban is over, and another call finds out',
  quota: 'the calls of this day are used up',
  rate: 'calls wait for this rate beyond the deadline of this one',
  store: 'the store of shared limits cannot be reached',
} as const satisfies Record<Held['why'], string>

/** The error of a call that limits hold back beyond its deadline. Nothing was sent and nothing counted. */
export const heldBack = (call: Call, { why, waitMs, error }: Held): GatewayError => {
  const retryAfterMs = Math.ceil(waitMs)
  if (error !== undefined) {
    const { requestId: _theirs, ...known } = error
    return { ...known, method: call.operation.method, retryAfterMs, sent: 'no' }
  }
  return {
    _tag: 'GatewayError',
    method: call.operation.method,
    gateway: call.gateway,
    kind: 'throttled',
    code: `limits.${why}`,
    name: names[why],
    message: messages[why],
    retryable: true,
    sent: 'no',
    retryAfterMs,
    advice:
      why === 'store'
        ? { en: 'Check Redis and the network to it.', zh: '请检查 Redis 及其网络。' }
        : { en: 'Call again after `retryAfterMs`.', zh: '请在 `retryAfterMs` 之后重试。' },
  }
}
