import { isLeft } from 'fp-ts/Either'
import { serveCall } from '../call/serveCall'
import { plainAnswer } from '../http/RawAnswer'
import type { CallEmulation } from './CallEmulation'
import type { GatewayRoute } from './GatewayEmulation'

/** The path on which such calls are served. */
export const callRoute = <R>(path: string, emulation: CallEmulation<R>): GatewayRoute => ({
  path,
  ...(emulation.checks === undefined ? {} : { checks: emulation.checks }),
  serve: async (context, request) => {
    const startedAt = performance.now()
    const read = await emulation.read(request, context.settings.limits)
    if (!isLeft(read)) return serveCall(context, emulation, request, read.right, { startedAt })
    const answer = plainAnswer(read.left.status, read.left.reason)
    context.journal.record({ at: context.clock.now(), startedAt, request, answer, faults: [] })
    return answer
  },
})
