import type { CallError } from '@paifang/result'
import { left, type Either } from 'fp-ts/Either'
import type { Call } from './Call'
import type { Runner } from './Runner'
import { transportFailure } from './transportFailure'
import { within } from './within'

/** Waits for credentials that come from functions, which may hang, and no longer than the call lasts. */
export const signInTime = <E extends CallError, A>(
  { now }: Runner,
  call: Call,
  signing: Promise<Either<E, A>>,
): Promise<Either<CallError, A>> =>
  within<Either<CallError, A>>(signing, {
    ms: call.endsMs - now(),
    signal: call.signal,
    onEnd: (why) =>
      left(
        transportFailure(call, why === 'time' ? 'deadline' : why === 'threw' ? 'unknown' : why, call.sent),
      ),
  })
