import { malformedBytes, type Malformed } from './malformed'
import type { ReceivedFile } from './Received'

export interface ParsedMultipart {
  readonly pairs: ReadonlyArray<readonly [name: string, value: string]>
  readonly files: ReadonlyArray<ReceivedFile>
  /** Where the content of each part stands in the body, in the order received. */
  readonly places: ReadonlyArray<{ readonly name: string; readonly from: number; readonly to: number }>
  readonly tooMany: boolean
  /** It is no multipart body: no boundary, or a part without a name or an end. */
  readonly broken: boolean
  /** The first field that is not UTF-8. */
  readonly malformed: Malformed | undefined
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

const lineEnd = Buffer.from('\r\n')
const headEnd = Buffer.from('\r\n\r\n')

const headersOf = (head: string): ReadonlyMap<string, string> =>
  new Map(
    head.split('\r\n').map((line) => {
      const colon = line.indexOf(':')
      return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()]
    }),
  )

/** As browsers and the official clients write it: `"` is `%22` or `\"`, line breaks are escaped, nothing else is. */
const unescaped = (text: string): string =>
  text
    .replaceAll('\\"', '"')
    .replace(/%(22|0D|0A)/gi, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)))

const extended = (disposition: string, name: string): string | undefined => {
  const [, text] = new RegExp(`;\\s*${name}\\*=UTF-8''([^;\\s]+)`, 'i').exec(disposition) ?? []
  try {
    return text === undefined ? undefined : decodeURIComponent(text)
  } catch {
    return undefined
  }
}

const parameterOf = (disposition: string, name: string): string | undefined => {
  const [, quoted, bare] =
    new RegExp(`;\\s*${name}=(?:"((?:\\\\"|[^"])*)"|([^;\\s]+))`, 'i').exec(disposition) ?? []
  return extended(disposition, name) ?? (quoted === undefined ? bare : unescaped(quoted))
}

/**
 * Reads a `multipart/form-data` body from its received bytes, as a gateway does that takes what the official clients of
 * six languages send: any disposition (`form-data`, `file`), file names and content types as they stand.
 */
export const parseMultipart = (bytes: Uint8Array, contentType: string, limit: number): ParsedMultipart => {
  const pairs: Array<readonly [string, string]> = []
  const files: Array<ReceivedFile> = []
  const places: Array<ParsedMultipart['places'][number]> = []
  let malformed: Malformed | undefined
  const done = (
    problem: { readonly broken?: boolean; readonly tooMany?: boolean } = {},
  ): ParsedMultipart => ({
    pairs,
    files,
    places,
    malformed,
    broken: problem.broken === true,
    tooMany: problem.tooMany === true,
  })
  const [, quoted, bare] = /;\s*boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType) ?? []
  const boundary = quoted ?? bare
  if (boundary === undefined) return done({ broken: true })
  const body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const delimiter = Buffer.from(`\r\n--${boundary}`)
  const first = Buffer.from(`--${boundary}`)
  let at = body.subarray(0, first.length).equals(first) ? first.length : body.indexOf(delimiter)
  if (at < 0) return done({ broken: true })
  if (at !== first.length) at += delimiter.length
  for (;;) {
    if (body.toString('latin1', at, at + 2) === '--') return done()
    const start = body.indexOf(lineEnd, at)
    const head = start < 0 ? -1 : body.indexOf(headEnd, start)
    const end = head < 0 ? -1 : body.indexOf(delimiter, head)
    if (end < 0) return done({ broken: true })
    if (pairs.length + files.length >= limit) return done({ tooMany: true })
    const headers = headersOf(body.toString('utf8', start + lineEnd.length, head))
    const disposition = headers.get('content-disposition') ?? ''
    const name = parameterOf(disposition, 'name')
    if (name === undefined) return done({ broken: true })
    const fileName = parameterOf(disposition, 'filename')
    const content = body.subarray(head + headEnd.length, end)
    places.push({ name, from: head + headEnd.length, to: end })
    if (fileName === undefined) {
      try {
        pairs.push([name, strictUtf8.decode(content)])
      } catch {
        malformed ??= malformedBytes(name, content)
        pairs.push([name, content.toString('utf8')])
      }
    } else {
      const type = headers.get('content-type') ?? 'application/octet-stream'
      files.push({ name, fileName, type, bytes: Buffer.from(content) })
    }
    at = end + delimiter.length
  }
}
