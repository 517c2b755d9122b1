import { endings } from '@paifang/emulator/control'
import type { HttpResponse } from '@paifang/transport'
import { isStruct, type Struct } from '@paifang/wire'
import { jsonIn } from '../input/jsonIn'
import type { Captured } from '../signature/captured/Captured'
import { isHarRequest, readingsOf, type HarRequest } from '../signature/captured/readHar'
import { UsageError } from '../UsageError'
import type { Recorded, Recording } from './Recorded'

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

const numberOf = (value: unknown): number => (typeof value === 'number' && Number.isFinite(value) ? value : 0)

/** A body that is no parameters, as its type says. */
const isDocument = (contentType: string): boolean => /json|xml|text\/plain/i.test(contentType)

/** The text is UTF-8 and whole, whatever travelled. */
const answerOf = (status: unknown, contentType: string, body: Uint8Array): HttpResponse => ({
  status: numberOf(status),
  headers: { 'content-type': contentType.replace(/;\s*charset=[^;]*/i, '') },
  body,
  truncated: false,
})

/** An exchange as the emulator's journal keeps it, `Entry` of the emulator: of a file, nothing of it is certain but this. */
interface KeptEntry extends Struct {
  readonly seq: number
  readonly request: Struct & { readonly params: Struct }
  readonly answer: Struct
}

const isEntry = (value: unknown): value is KeptEntry =>
  isStruct(value) &&
  isStruct(value['request']) &&
  isStruct(value['request']['params']) &&
  isStruct(value['answer']) &&
  typeof value['seq'] === 'number'

const memberOf = (value: unknown, name: string): unknown => (isStruct(value) ? value[name] : undefined)

const listOf = (value: unknown): ReadonlyArray<unknown> => (Array.isArray(value) ? value : [])

const ofEntry = ({ seq, request, answer, ...entry }: KeptEntry): Recorded => {
  const contentType = textOf(memberOf(request['headers'], 'content-type'))
  const raw = textOf(request['raw'])
  const end = raw.indexOf('\r\n\r\n')
  const hasBody = isDocument(contentType) && end >= 0 && numberOf(request['bodyBytes']) > 0
  const outcome = endings.find((ending) => ending === entry['outcome'])
  return {
    seq,
    atMs: numberOf(entry['realMs']),
    ms: numberOf(entry['durationMs']),
    ...(typeof entry['gateway'] === 'string' ? { gateway: entry['gateway'] } : {}),
    verb: textOf(request['verb']),
    path: textOf(request['path']),
    params: textsIn(request.params),
    contentType,
    ...(hasBody ? { body: raw.slice(end + 4) } : {}),
    hasFiles: listOf(request['files']).length > 0,
    isBatch: entry['batch'] !== undefined,
    answer: answerOf(
      answer['status'],
      textOf(memberOf(answer['headers'], 'content-type')),
      Buffer.from(textOf(answer['body'])),
    ),
    ...(outcome === undefined
      ? {}
      : {
          told: {
            outcome,
            explain: textOf(memberOf(entry['explanation'], 'name')),
            faults: listOf(entry['faults'])
              .map((fault) => textOf(memberOf(fault, 'kind')))
              .join(' '),
          },
        }),
  }
}

const textsIn = (params: Struct): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(params).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )

const headerIn = (headers: unknown, wanted: string): string => {
  const found = listOf(headers).find((header) => textOf(memberOf(header, 'name')).toLowerCase() === wanted)
  return textOf(memberOf(found, 'value'))
}

const noParams: Captured = { params: [], exact: false }

/** The parameters of a request of a HAR; none where it has none, or they cannot be read. */
const capturedOf = (request: HarRequest): Captured => {
  try {
    return readingsOf(request)[0] ?? noParams
  } catch {
    return noParams
  }
}

const harAnswer = (response: unknown): HttpResponse | undefined => {
  if (!isStruct(response) || !isStruct(response['content'])) return undefined
  const { text, mimeType, encoding } = response['content']
  // Tools leave a body out that was not loaded, and write status 0 where nothing came.
  if (typeof text !== 'string' || numberOf(response['status']) === 0) return undefined
  const type = textOf(mimeType) || headerIn(response['headers'], 'content-type')
  const isBase64 = encoding === 'base64'
  const answer = answerOf(response['status'], type, Buffer.from(text, isBase64 ? 'base64' : 'utf8'))
  // Bytes are as they came, in their own charset.
  return isBase64 ? { ...answer, headers: { 'content-type': type } } : answer
}

/** An entry of HTTP Archive 1.2, of whatever tool. */
const ofHarEntry = (entry: Struct, at: number): ReadonlyArray<Recorded> => {
  const { request, response, startedDateTime, time, comment, _paifang: own } = entry
  if (!isHarRequest(request)) return []
  const { params, body } = capturedOf(request)
  const { method: verb, postData } = request as unknown as Struct
  const answer = harAnswer(response)
  const gateway = isStruct(own) ? textOf(comment).split(' ')[0] : undefined
  return [
    {
      seq: isStruct(own) ? numberOf(own['seq']) : at + 1,
      atMs: Date.parse(textOf(startedDateTime)) || 0,
      ms: numberOf(time),
      ...(gateway ? { gateway } : {}),
      verb: textOf(verb),
      path: URL.canParse(request.url) ? new URL(request.url).pathname : '',
      // A repeated name keeps its last value as the gateways do.
      params: Object.fromEntries(params),
      contentType: textOf(memberOf(postData, 'mimeType')),
      ...(body === undefined ? {} : { body }),
      hasFiles: listOf(memberOf(postData, 'params')).some(
        (param) => memberOf(param, 'fileName') !== undefined,
      ),
      isBatch: false,
      ...(answer === undefined ? {} : { answer }),
    },
  ]
}

/** The exchanges of a JSON document: a HAR, a page of the journal, or one exchange. */
const ofDocument = (value: unknown): ReadonlyArray<Recorded> | undefined => {
  if (isEntry(value)) return [ofEntry(value)]
  if (!isStruct(value)) return undefined
  const { log, entries } = value
  if (isStruct(log) && Array.isArray(log['entries']))
    return (log['entries'] as ReadonlyArray<unknown>).flatMap((entry, at) =>
      isStruct(entry) ? ofHarEntry(entry, at) : [],
    )
  if (Array.isArray(entries) && entries.every(isEntry)) return entries.map(ofEntry)
  return isHarRequest(value['request']) ? ofHarEntry(value, 0) : undefined
}

/**
 * A recording: the emulator's journal, a line of JSON each, or as its control API answers it; or a HAR, the emulator's or any
 * tool's. `name`: what a person calls it.
 * @throws UsageError for what is neither
 */
export const readRecording = (text: string, name: string): Recording => {
  const whole = ofDocument(jsonIn(text))
  if (whole !== undefined) return { exchanges: whole, unread: 0 }
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const read = lines.map(jsonIn)
  const entries = read.filter(isEntry)
  if (entries.length === 0)
    throw new UsageError({
      en: `${name} is neither a journal of the emulator (--journal, a line of JSON each) nor a HAR`,
      zh: `${name} 既不是仿真器的日志（--journal，每行一个 JSON），也不是 HAR`,
    })
  // The emulator writes how many lines it dropped; a last line may have been cut off.
  const dropped = read.reduce<number>(
    (sum, line) => sum + (isStruct(line) ? numberOf(line['dropped']) : 0),
    0,
  )
  const others = read.filter(
    (line) => !isEntry(line) && !(isStruct(line) && ('dropped' in line || 'cleared' in line)),
  ).length
  return { exchanges: entries.map(ofEntry), unread: dropped + others }
}
