import { isLeft } from 'fp-ts/Either'
import { serveCall } from '../call/serveCall'
import { plainAnswer } from '../http/RawAnswer'
import type { CallEmulation } from './CallEmulation'
import type { GatewayRoute } from './GatewayEmulation'

/** How requests of such calls are signed once more. */
export const signingAnew = <R>({ read, signAnew }: CallEmulation<R>): Pick<GatewayRoute, 'signAnew'> =>
  signAnew === undefined
    ? {}
    : {
        signAnew: async (context, request, asOwn) => {
          const received = await read(request, context.settings.limits)
          return isLeft(received)
            ? { problem: received.left.reason, zh: `无法读取：${received.left.reason}` }
            : signAnew({ request, received: received.right, now: context.clock.now(), context }, asOwn)
        },
      }

/** The path on which such calls are served. */
export const callRoute = <R>(path: string, emulation: CallEmulation<R>): GatewayRoute => ({
  path,
  ...(emulation.checks === undefined ? {} : { checks: emulation.checks }),
  ...signingAnew(emulation),
  serve: async (context, request) => {
    const startedAt = performance.now()
    const read = await emulation.read(request, context.settings.limits)
    if (!isLeft(read)) return serveCall(context, emulation, request, read.right, { startedAt })
    const answer = plainAnswer(read.left.status, read.left.reason)
    context.journal.record({ at: context.clock.now(), startedAt, request, answer, faults: [] })
    return answer
  },
})
