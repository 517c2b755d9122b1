import { httpDate } from '../world/httpDate'
import { textAnswer, type RawAnswer } from '../http/RawAnswer'
import { parsePairs } from '../http/parsePairs'
import type { RawRequest } from '../http/RawRequest'
import type { Received } from '../http/Received'
import { serveCall } from '../world/serveCall'
import type { World } from '../world/World'
import { checkBatch } from './checkBatch'
import { batchLineDialect } from './topDialect'

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
const partsOf = (body: string, separator: string, limit: number): BatchParts => {
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
    malformed: own.malformed,
  }
}

/**
 * `/router/batch`: several calls in one signed request, answered in their order and split by the same separator. A batch
 * that is refused as a whole is answered with one error.
 * @see TOP protocol, batch
 */
export const serveBatch = async (
  world: World,
  request: RawRequest,
  received: Received,
): Promise<RawAnswer> => {
  const separator = request.headers['top-api-separator'] ?? defaultSeparator
  const { params: limit } = world.settings.limits
  const { shared, lines } = partsOf(received.bodyText ?? '', separator, limit)
  const refused = checkBatch(world, request, received, lines.length, mostCalls)
  if (refused !== undefined) return refused
  const answers: Array<string> = []
  for (const line of lines) {
    const answer = await serveCall(
      world,
      batchLineDialect,
      request,
      lineReceived(line, shared, received, limit),
    )
    if (answer.delivery.kind !== 'whole') return answer
    answers.push(Buffer.from(answer.body).toString('utf8'))
  }
  return textAnswer(200, 'text/plain;charset=UTF-8', answers.join(separator), {
    date: httpDate(world.clock.now()),
  })
}
