import type { SessionSource } from '@paifang/gateway'
import type { AnyOperation, Prepared, Unsigned } from '@paifang/gateway/author'
import type { InputError } from '@paifang/result'
import { left, right, type Either } from 'fp-ts/Either'
import type { OpretailCallOptions } from '../OpretailCallOptions'
import type { CallPlan } from '../request/CallPlan'
import { planCall, type CallMemory } from '../request/planCall'
import type { Settings } from './Settings'

export interface OpretailPrepared extends Prepared {
  readonly plan: CallPlan
  readonly operation: AnyOperation<'opretail'>
  /** Where the token comes from; `undefined`: none is sent. */
  readonly session: SessionSource | undefined
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
  const own = options.session ?? (session === 'none' ? undefined : settings.session)
  return right({ plan: plan.right, operation, session: own })
}
