import { randomUUID } from 'node:crypto'
import { isLeft } from 'fp-ts/Either'
import { parseRequest } from '../http/parseRequest'
import { headersOf, type RawRequest } from '../http/RawRequest'
import type { Entry } from '../journal/Entry'
import type { Kept } from '../journal/Journal'
import { hiddenTexts } from '../journal/shownBytes'
import type { Written } from '../journal/Written'
import type { Unsent } from './Rewrite'

/** A request that was served, of which enough is known to send it once more. */
export interface Repeatable {
  readonly seq: number
  readonly request: RawRequest
  /** What may not be shown of it. */
  readonly hidden: ReadonlySet<string>
  /** Some gateway could read it. */
  readonly isRead: boolean
  readonly isMember: boolean
  readonly parts: () => {
    readonly params: Iterable<readonly [name: string, text: string]>
    readonly body?: string | undefined
  }
  /** Stands for each text that was masked where it was written down: what holds it must not be sent. */
  readonly unknown?: string
}

export const repeatableOf = ({ seq, exchange }: Kept): Repeatable => {
  const { request, call, member } = exchange
  return {
    seq,
    request,
    hidden: hiddenTexts(exchange),
    isRead: call !== undefined,
    isMember: member === true,
    parts: () => call?.parts() ?? { params: [] },
  }
}

const isSpan = (span: unknown, length: number): span is readonly [number, number] =>
  Array.isArray(span) &&
  span.every((at) => Number.isSafeInteger(at) && at >= 0 && at <= length) &&
  span[0] <= span[1]

/** The bytes with one text in place of each stretch that is masked. */
const marked = (bytes: Buffer, { masked }: Entry['request']['bytes'], mark: string): Buffer => {
  const pieces: Array<Uint8Array> = []
  let done = 0
  for (const span of masked) {
    if (!isSpan(span, bytes.length) || span[0] < done) continue
    pieces.push(bytes.subarray(done, span[0]), Buffer.from(mark))
    done = span[1]
  }
  return Buffer.concat([...pieces, bytes.subarray(done)])
}

const requestIn = (bytes: Buffer): RawRequest | undefined => {
  const end = bytes.indexOf('\r\n\r\n')
  const [first = '', ...lines] = bytes.toString('latin1', 0, Math.max(0, end)).split('\r\n')
  const [, verb, target, httpVersion] = /^([A-Z]+) (\S+) HTTP\/(\d\.\d)$/.exec(first) ?? []
  if (verb === undefined || target === undefined || httpVersion === undefined) return undefined
  const rawHeaders = lines.flatMap((line) => {
    const colon = line.indexOf(':')
    return [line.slice(0, colon), line.slice(colon + 1).trim()]
  })
  return {
    verb,
    target,
    headers: headersOf(rawHeaders),
    body: bytes.subarray(end + 4),
    arrival: { httpVersion, rawHeaders },
  }
}

/** What was written down of it: what was masked there is unknown, and can only be replaced. */
export const repeatableIn = ({ entry, request }: Written, mostParams: number): Repeatable | Unsent => {
  const { seq, gateway } = entry
  if (request === undefined)
    return {
      problem: 'its bytes are not in the journal file: an earlier emulator wrote it',
      zh: '流水文件中没有它的报文：由较早版本的仿真器写入',
    }
  const unknown = `masked-${randomUUID()}`
  const isMasked = entry.request.bytes.masked.length > 0
  const found = requestIn(marked(Buffer.from(request), entry.request.bytes, unknown))
  if (found === undefined)
    return { problem: 'its line of the journal file holds no request', zh: '流水文件的这一行不是请求' }
  return {
    seq,
    request: found,
    hidden: new Set(),
    isRead: gateway !== undefined,
    isMember: false,
    parts: () => {
      const read = parseRequest(found, mostParams)
      return isLeft(read) ? { params: [] } : { params: read.right.params, body: read.right.bodyText }
    },
    ...(isMasked ? { unknown } : {}),
  }
}
