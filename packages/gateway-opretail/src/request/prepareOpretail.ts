import type { SessionSource } from '@paifang/gateway'
import type { AnyOperation, Prepared, Unsigned } from '@paifang/gateway/author'
import type { InputError } from '@paifang/result'
import { left, right, type Either } from 'fp-ts/Either'
import type { OpretailCallOptions } from '../OpretailCallOptions'
import type { EncodedCall } from './EncodedCall'
import { encodeCall, type CallMemory } from './encodeCall'
import type { OpretailSettings } from '../OpretailSettings'

export interface OpretailPrepared extends Prepared {
  readonly encoded: EncodedCall
  readonly operation: AnyOperation<'opretail'>
  /** Where the token comes from; `undefined`: none is sent. */
  readonly session: SessionSource | undefined
}

/** What all attempts of a call share, or why nothing can be sent. */
export const prepareOpretail = (
  settings: OpretailSettings,
  { operation, wire, options }: Unsigned<'opretail', OpretailCallOptions>,
  memory: CallMemory,
): Either<InputError, OpretailPrepared> => {
  const { method, version, session } = operation
  const encoded = encodeCall({
    url: settings.url,
    method,
    version,
    verb: options.verb ?? operation.verb,
    carriage: options.carriage ?? settings.wire.carriage,
    nullish: options.nullish ?? settings.wire.nullish,
    wire,
    memory,
  })
  if (encoded._tag === 'Left')
    return left({ _tag: 'InputError', method, subject: 'input', issues: encoded.left })
  const own = options.session ?? (session === 'none' ? undefined : settings.session)
  return right({ encoded: encoded.right, operation, session: own })
}
