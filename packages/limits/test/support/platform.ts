import type { ClientOptions } from '@paifang/gateway'
import { createLimits, type LimitsOptions, type Priority } from '@paifang/limits'
import type { HttpRequest, Transport } from '@paifang/transport'
import { left, right } from 'fp-ts/Either'
import { answer, echoClient, echoGateway, refused } from '../../../gateway/test/support/echoGateway'
import { virtualTime, type VirtualTime } from './virtualTime'

interface Throttle {
  readonly banMs?: number
}

/** A platform in virtual time that remembers when it was called, and by whom. */
export interface Platform {
  readonly time: VirtualTime
  readonly calls: { readonly atMs: number; readonly caller: string }[]
  /** A refusal for the requests that come from now on: throttled, with a time or without; `undefined`: none. */
  refusal: Throttle | undefined | ((said: string) => Throttle | undefined)
  readonly client: (
    limits: ReturnType<typeof createLimits>,
    priority?: Priority,
    options?: Partial<ClientOptions>,
  ) => ReturnType<typeof echoClient>
  readonly limits: (options: Partial<LimitsOptions>) => ReturnType<typeof createLimits>
}

export const platform = (startMs = 0): Platform => {
  const time = virtualTime(startMs)
  const { now, wait } = time
  const calls: { atMs: number; caller: string }[] = []
  const made: Platform = {
    time,
    calls,
    refusal: undefined,
    limits: (options) => createLimits({ application: 'app', now, clock: now, wait, ...options }),
    client: (limits, priority, options) => {
      const transport: Transport = (request: HttpRequest) => async () => {
        const said = request.headers['said'] ?? ''
        calls.push({ atMs: now(), caller: said })
        const refusal = typeof made.refusal === 'function' ? made.refusal(said) : made.refusal
        return Promise.resolve(
          right(
            refusal === undefined
              ? answer()
              : answer('', { refusal: 'throttled', ban: String(refusal.banMs ?? '') }),
          ),
        )
      }
      const plain = echoGateway()
      return echoClient({
        transport,
        now,
        wait,
        clock: now,
        random: () => 0,
        retry: false,
        concurrency: false,
        gateway: echoGateway({
          prepare: ({ wire }) => right(wire as object),
          sign: (prepared, attempt) => {
            const signed = plain.sign(prepared, attempt) as ReturnType<typeof right<never>>
            const given = (signed as unknown as { right: { request: HttpRequest; secrets: string[] } }).right
            const { say } = prepared as unknown as { say: string }
            return right({
              ...given,
              request: { ...given.request, headers: { ...given.request.headers, said: say } },
            })
          },
          open: (response, operation, context) => {
            const ban = response.headers['ban']
            if (ban === undefined) return plain.open(response, operation, context)
            return left({
              error: refused('throttled', {
                scope: 'app',
                ...(ban === '' ? {} : { retryAfterMs: Number(ban) }),
              }),
            })
          },
        }),
        ...limits.forClient(priority),
        ...options,
      })
    },
  }
  return made
}

/** The most of these times that lie in any window of one second. */
export const mostInASecond = (times: ReadonlyArray<number>): number => {
  const sorted = [...times].sort((a, b) => a - b)
  let most = 0
  let from = 0
  for (const [i, at] of sorted.entries()) {
    while (at - (sorted[from] as number) >= 1000) from += 1
    most = Math.max(most, i - from + 1)
  }
  return most
}
