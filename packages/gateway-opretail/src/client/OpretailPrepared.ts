import type { AnyOperation, Prepared, Unsigned } from '@paifang/gateway'
import type { InputError } from '@paifang/result'
import { left, right, type Either } from 'fp-ts/Either'
import type { OpretailCallOptions } from '../OpretailCallOptions'
import type { CallPlan } from '../request/CallPlan'
import { planCall, type CallMemory } from '../request/planCall'
import { chooseToken } from '../token/chooseToken'
import type { Token } from '../token/TokenProvider'
import type { Settings } from './Settings'

export interface OpretailPrepared extends Prepared {
  readonly plan: CallPlan
  readonly operation: AnyOperation<'opretail'>
  /** The one thing about a call that changes between its attempts: a token renewed on the way. */
  readonly session: {
    readonly token: Token | undefined
    readonly required: boolean
    renewed?: string | undefined
  }
}

/** What all attempts of a call share, or why nothing can be sent. */
export const prepareCall = (
  settings: Settings,
  { operation, wire, options }: Unsigned<'opretail', OpretailCallOptions>,
  memory: CallMemory,
): Either<InputError, OpretailPrepared> => {
  const { method, version, session } = operation
  const plan = planCall({
    url: settings.url,
    method,
    version,
    verb: options.verb ?? operation.verb,
    carriage: options.carriage ?? settings.wire.carriage,
    nullish: options.nullish ?? settings.wire.nullish,
    wire,
    memory,
  })
  if (plan._tag === 'Left') return left({ _tag: 'InputError', method, subject: 'input', issues: plan.left })
  const token = chooseToken(options, session, settings.token)
  return right({ plan: plan.right, operation, session: { token, required: session === 'required' } })
}
