import { isLeft } from 'fp-ts/Either'
import { serveCall } from '../call/serveCall'
import type { GatewayRoute } from '../gateway/GatewayEmulation'
import { malformedPair } from '../http/malformed'
import { parsePairs } from '../http/parsePairs'
import { parseRequest } from '../http/parseRequest'
import { plainAnswer, textAnswer, type RawAnswer } from '../http/RawAnswer'
import { partsOf, type Received } from '../http/Received'
import { checkBatch } from './checkBatch'
import { createTopCalls } from './topCalls'
import type { TopGateway } from './TopRequest'

export const batchPath = '/router/batch'

/** @see TOP protocol, batch: unless the request announces another */
const defaultSeparator = '\r\n-S-\r\n'

const publicMark = '#PUBLIC#'

/** No source states the true bound. */
const mostCalls = 500

interface BatchParts {
  readonly shared: ReadonlyMap<string, string>
  readonly lines: ReadonlyArray<string>
}

/** The first part may hold pairs shared by all; a call without pairs is written `N`. */
const linesOf = (body: string, separator: string, limit: number): BatchParts => {
  const [first = '', ...rest] = body.split(separator)
  if (!first.startsWith(publicMark)) return { shared: new Map(), lines: body === '' ? [] : [first, ...rest] }
  return { shared: new Map(parsePairs(first.slice(publicMark.length), limit).pairs), lines: rest }
}

/** One line as if it had come by itself: public parameters of the query, the shared ones, its own. */
const lineReceived = (
  line: string,
  shared: BatchParts['shared'],
  batch: Received,
  limit: number,
): Received => {
  const own = line === 'N' ? { pairs: [], malformed: false } : parsePairs(line, limit)
  const { sign: _sign, ...query } = Object.fromEntries(batch.params)
  return {
    params: new Map([...Object.entries(query), ...shared, ...own.pairs]),
    repeated: [],
    inQuery: new Set(),
    files: [],
    bodyKind: 'form',
    bodyText: undefined,
    malformed: own.malformed ? malformedPair(Buffer.from(line)) : undefined,
  }
}

/**
 * `/router/batch`: several calls in one signed request, answered in their order and split by the same separator. A batch
 * that is refused as a whole is answered with one error.
 * @see TOP protocol, batch
 */
export const serveBatch = (gateway: TopGateway): GatewayRoute['serve'] => {
  const wholes = createTopCalls(gateway, true)
  const lineCalls = createTopCalls(gateway, false)
  return async (context, request) => {
    const startedAt = performance.now()
    const { params: limit } = context.settings.limits
    const read = parseRequest(request, limit)
    if (isLeft(read)) {
      const answer = plainAnswer(read.left.status, read.left.reason)
      context.journal.record({ at: context.clock.now(), startedAt, request, answer, faults: [] })
      return answer
    }
    const received = read.right
    const separator = request.headers['top-api-separator'] ?? defaultSeparator
    const { shared, lines } = linesOf(received.bodyText ?? '', separator, limit)
    const incoming = { request, received, now: context.clock.now(), context }
    const size = { calls: lines.length, most: mostCalls }
    const refused = checkBatch(wholes, gateway, incoming, size)
    if (refused !== undefined) return refused
    const batch: Array<number> = []
    const serveLines = async (): Promise<RawAnswer> => {
      const answers: Array<string> = []
      for (const line of lines) {
        const one = lineReceived(line, shared, received, limit)
        const answer = await serveCall(context, lineCalls, request, one, { batch })
        if (answer.delivery.kind !== 'whole') return answer
        answers.push(Buffer.from(answer.body).toString('utf8'))
      }
      return textAnswer(200, 'text/plain;charset=UTF-8', answers.join(separator), {
        date: new Date(context.clock.now()).toUTCString(),
      })
    }
    const answer = await serveLines()
    const call = {
      view: wholes.view,
      claim: { ...wholes.claim(received), method: '' },
      parts: () => partsOf(received),
    }
    context.journal.record({ at: incoming.now, startedAt, request, answer, faults: [], call, batch })
    return answer
  }
}
