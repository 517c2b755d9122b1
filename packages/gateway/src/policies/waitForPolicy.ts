import type { CallError } from '@paifang/result'
import type { Call } from '../call/Call'
import { causeOf } from '../secrets/cause'
import type { Runner } from '../client/Runner'
import { transportFailure } from '../call/transportFailure'
import { withTimeout } from '../waiting'

/** What a policy that had to be waited for said. */
export interface Waited {
  readonly refused: CallError | undefined
  /** The call's time was over, or its signal fired, before it said anything. */
  readonly gaveUp: boolean
}

/** Waits for a policy, for no longer than the call lasts. Never rejects. */
export const waitForPolicy = async (
  { now }: Runner,
  call: Call,
  asked: PromiseLike<CallError | undefined>,
): Promise<Waited> => {
  const beganMs = now()
  const waited = await withTimeout<Waited>(
    Promise.resolve(asked).then((refused) => ({ refused, gaveUp: false })),
    {
      ms: call.endsMs - beganMs,
      signal: call.signal,
      onEnd: (why, thrown) =>
        why === 'threw'
          ? { refused: transportFailure(call, 'unknown', call.sent, causeOf(thrown)), gaveUp: false }
          : { refused: transportFailure(call, why === 'time' ? 'deadline' : why, call.sent), gaveUp: true },
    },
  )
  call.waitedMs += now() - beganMs
  return waited
}
