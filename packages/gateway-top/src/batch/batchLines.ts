import {
  formText,
  inputError,
  sessionFailure,
  Unreadable,
  type SessionKeeper,
  type SessionRead,
} from '@paifang/gateway/author'
import type { Pair } from '@paifang/signer-top'
import { left } from 'fp-ts/Either'
import { sessionExpected } from '../request/credentials'
import { isText } from '../request/systemParams'
import type { BatchCall, BatchChunk } from './BatchChunk'

/** A body that is sent as it is and signed. */
export interface RawBody {
  readonly text: string
  readonly contentType: string
  readonly headers?: Readonly<Record<string, string>>
}

/** What one attempt sends of a batch. */
export interface BatchLines {
  readonly body: RawBody
  /** Places of the calls, in the order of the lines. */
  readonly sent: ReadonlyArray<number>
  /** Sessions of their own, by place. */
  readonly sessions: ReadonlyMap<number, string>
}

/** Unless the header `top-api-separator` names another. */
export const defaultSeparator = '\r\n-S-\r\n'

const contentType = 'text/plain;charset=UTF-8'

/** The batch's address beside that of single calls: `…/router/rest` → `…/router/batch`. */
export const batchUrl = (url: string): string => new URL('batch', url).href

/**
 * One line for each call that is still to be made: its pairs, its session, its target. Methods that are all the same stand
 * once, in front; a line without pairs is the letter `N`. A call whose own session cannot be read is settled with that.
 *
 * @see TOP batch: request
 */
export const batchLines = async (chunk: BatchChunk, keeper: SessionKeeper): Promise<BatchLines> => {
  const { calls, separator, results } = chunk
  const hasOwn = calls.some(({ session }) => session !== undefined)
  const own = hasOwn ? await ownSessions(chunk, keeper) : new Map<number, SessionRead>()
  const sent: number[] = []
  const sessions = new Map<number, string>()
  for (const place of chunk.pending) {
    const session = own.get(place)
    const call = calls[place] as BatchCall
    if (session instanceof Unreadable)
      results[place] = left(sessionFailure(call.operation.method, session, { secrets: [] }))
    else if (session !== undefined && !isText(session))
      results[place] = left(
        inputError(call.operation.method, 'session', [{ path: 'session', expected: sessionExpected }]),
      )
    else {
      if (session !== undefined) sessions.set(place, session)
      sent.push(place)
    }
  }
  const methods = new Set(sent.map((place) => calls[place]?.operation.method))
  const shared = methods.size === 1 ? calls[sent[0] as number]?.operation.method : undefined
  const lines = sent.map((place) => {
    const call = calls[place] as BatchCall
    const pairs: Pair[] = [...call.pairs]
    if (shared === undefined) pairs.push(['method', call.operation.method])
    const session = sessions.get(place)
    if (session !== undefined) pairs.push(['session', session])
    if (call.targetAppKey !== undefined) pairs.push(['target_app_key', call.targetAppKey])
    return pairs.length === 0 ? 'N' : formText(pairs)
  })
  if (shared !== undefined) lines.unshift(`#PUBLIC#${formText([['method', shared]])}`)
  const headers = separator === defaultSeparator ? {} : { headers: { 'top-api-separator': separator } }
  return { body: { text: lines.join(separator), contentType, ...headers }, sent, sessions }
}

const ownSessions = async (
  { calls, pending }: BatchChunk,
  keeper: SessionKeeper,
): Promise<ReadonlyMap<number, SessionRead>> => {
  const read = await Promise.all(pending.map(async (place) => keeper.read(calls[place]?.session)))
  return new Map(pending.map((place, i) => [place, read[i]]))
}
