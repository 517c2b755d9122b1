import { causeOf, withTimeout } from '@paifang/gateway/author'
import type { MessageError, Result } from '@paifang/result'
import { left } from 'fp-ts/Either'
import { delayMs, type BackoffOptions } from './backoff'
import type { Link } from './openLink'
import { refusalKind } from './refusal'

export interface KeepOptions extends BackoffOptions {
  /** One attempt; never more than one at a time. `correctsClock`: after the server took our time for wrong. */
  readonly open: (attempt: { readonly correctsClock: boolean }) => Promise<Result<MessageError, Link>>
  readonly onConnected: (link: Link, attempts: number) => void
  readonly onDisconnected: (link: Link, code: number, lastedMs: number) => void
  /** `delayMs` is absent where it is not tried again. */
  readonly onFailed: (error: MessageError, delayMs?: number) => void
  readonly now: () => number
  readonly random: () => number
  /** Resolves after `ms`, or as soon as the signal aborts. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>
  /** Ends it: no attempt is made any more. */
  readonly signal: AbortSignal
  /** Whether a connection that ends now was ended on purpose, to be opened anew at once. */
  readonly isPlanned: (link: Link) => boolean
}

export interface Kept {
  /** What the first attempt came to. Where it failed, none follows. */
  readonly first: Promise<MessageError | undefined>
  /** Resolves when no attempt is made and no link is left. */
  readonly ended: Promise<void>
}

const unforeseen = (thrown: unknown): MessageError => ({
  _tag: 'MessageError',
  reason: 'unreachable',
  sent: 'no',
  cause: causeOf(thrown),
})

/** Keeps one connection: whenever it ends, the next is opened, after a delay that grows until one lasts. */
export const keepConnected = (options: KeepOptions): Kept => {
  const {
    minMs = 1_000,
    maxMs = 60_000,
    refusedMs = 30_000,
    stableMs = 30_000,
    now,
    random,
    signal,
  } = options
  const isOver = (): boolean => signal.aborted
  let settleFirst: (error: MessageError | undefined) => void = () => undefined
  const first = new Promise<MessageError | undefined>((resolve) => (settleFirst = resolve))

  const run = async (): Promise<void> => {
    let isFirst = true
    let failures = 0
    let refusals = 0
    let attempts = 0
    let correctsClock = false
    while (!isOver()) {
      attempts++
      const opened = await withTimeout<Result<MessageError, Link> | undefined>(
        options.open({ correctsClock }),
        {
          ms: Infinity,
          signal,
          onEnd: (why, thrown) => (why === 'threw' ? left(unforeseen(thrown)) : undefined),
          onLate: (late) => {
            if (late?._tag === 'Right') late.right.drop()
          },
        },
      )
      if (opened === undefined) break
      if (opened._tag === 'Left') {
        const error = opened.left
        const kind = error.reason === 'refused' ? refusalKind(error) : 'unavailable'
        if (kind === 'clock' && !correctsClock) {
          correctsClock = true
          continue
        }
        if (isFirst || isOver()) {
          options.onFailed(error)
          settleFirst(error)
          return
        }
        const isSlow = kind !== 'unavailable'
        const ms = isSlow
          ? delayMs(refusals++, random, { firstMs: refusedMs, maxMs: 10 * maxMs })
          : delayMs(failures++, random, { firstMs: minMs, maxMs })
        options.onFailed(error, ms)
        await options.wait(ms, signal)
        continue
      }
      const link = opened.right
      const startedMs = now()
      options.onConnected(link, attempts)
      if (isFirst) settleFirst(undefined)
      isFirst = false
      attempts = 0
      correctsClock = false
      const code = await link.ended
      const lastedMs = now() - startedMs
      options.onDisconnected(link, code, lastedMs)
      if (lastedMs >= stableMs) failures = refusals = 0
      if (isOver()) return
      if (options.isPlanned(link)) continue
      await options.wait(delayMs(failures++, random, { firstMs: minMs, maxMs }), signal)
    }
    settleFirst({ _tag: 'MessageError', reason: 'closed', sent: 'no' })
  }
  return { first, ended: run() }
}
