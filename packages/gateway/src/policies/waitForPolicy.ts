import type { CallError } from '@paifang/result'
import type { Expiring } from '@paifang/transport'
import type { Call } from '../call/Call'
import { causeOf } from '../secrets/cause'
import type { Runner } from '../client/Runner'
import { transportFailure } from '../call/transportFailure'

/** What a policy that had to be waited for said. */
export interface Waited {
  readonly refused: CallError | undefined
  /** The call's time was over, or its signal fired, before it said anything. */
  readonly gaveUp: boolean
}

/** Waits for a policy, for no longer than the call lasts. Never rejects. */
export const waitForPolicy = (
  runner: Runner,
  call: Call,
  asked: PromiseLike<CallError | undefined>,
): Promise<Waited> =>
  new Promise((resolve) => {
    const waiting = new PolicyWait(runner, call, resolve)
    Promise.resolve(asked).then(
      (refused) => waiting.settle(refused),
      (thrown: unknown) => waiting.threw(thrown),
    )
  })

/** A class, for hundreds of calls may wait in line: methods cost nothing per call. */
class PolicyWait implements Expiring {
  dueMs = 0
  earlier: Expiring | undefined
  later: Expiring | undefined
  private readonly beganMs: number
  private isOver = false

  constructor(
    private readonly runner: Runner,
    private readonly call: Call,
    private readonly resolve: (waited: Waited) => void,
  ) {
    const { signal, endsMs } = call
    this.beganMs = runner.now()
    runner.waits.add(this, endsMs - this.beganMs)
    signal?.addEventListener('abort', this)
    if (signal?.aborted === true) this.handleEvent()
  }

  settle(refused: CallError | undefined, gaveUp = false): void {
    if (this.isOver) return
    this.isOver = true
    const { runner, call } = this
    runner.waits.remove(this)
    call.signal?.removeEventListener('abort', this)
    call.waitedMs += runner.now() - this.beganMs
    this.resolve({ refused, gaveUp })
  }

  threw(thrown: unknown): void {
    const { call } = this
    this.settle(transportFailure(call, 'unknown', call.sent, causeOf(thrown)))
  }

  onExpiry(): void {
    this.settle(transportFailure(this.call, 'deadline', this.call.sent), true)
  }

  /** The call's signal fired. */
  handleEvent(): void {
    this.settle(transportFailure(this.call, 'aborted', this.call.sent), true)
  }
}
