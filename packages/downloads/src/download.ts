import { createHash, type Hash } from 'node:crypto'
import { lstat, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { oneLine, type DownloadError, type Result, type TransportError } from '@paifang/result'
import { isLoopback, undiciTransport, type HttpResponse, type Transport } from '@paifang/transport'
import { right } from 'fp-ts/Either'
import { diskFailure, failure } from './failure'
import { isFileName, nameIn } from './fileName'
import { fileSink, TooLarge, type FileSink } from './fileSink'
import { optionsProblem } from './optionsProblem'
import { openFolder, place, temporaryPath } from './place'

export interface DownloadOptions {
  /** Made where it is not there. */
  readonly directory: string
  /**
   * What the file is to be called; where that exists, nothing is fetched. Default: what the answer calls it, or `download`, with
   * a number where that exists.
   */
  readonly name?: string
  /** What the file was promised to be: 32 hexadecimal digits, in either case. Default: nothing is compared. */
  readonly md5?: string
  /** Default 1 GiB. */
  readonly maxBytes?: number
  /** From the first byte of the request to the last of the file, redirects included. Default 600,000. */
  readonly timeoutMs?: number
  readonly signal?: AbortSignal
  /** Types of content that are files as well: `text/csv`. Default: archives and `application/octet-stream` alone. */
  readonly types?: ReadonlyArray<string>
  /** Redirects that are followed: https alone, and to this machine only from this machine. Default 3. */
  readonly maxRedirects?: number
  /** One with connections of its own: `undiciTransport({ proxy, ca, … })`. Default: one that is closed at the end. */
  readonly transport?: Transport
}

/** A file that is whole and, where a checksum was given, the one that was promised. */
export interface Downloaded {
  readonly path: string
  readonly name: string
  readonly bytes: number
  /** In lower case, of the file as it came. */
  readonly md5: string
  /** As the server said: `application/zip`. */
  readonly type: string
}

type Failed = Result<DownloadError, never>

const files: ReadonlyArray<string> = [
  'application/octet-stream',
  'application/java-archive',
  'application/zip',
  'application/x-zip-compressed',
  'application/gzip',
  'application/x-gzip',
]

const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])
const longestRefusal = 64 * 1024
const gibibyte = 1024 ** 3

const names: Readonly<Record<keyof DownloadOptions, true>> = {
  directory: true,
  name: true,
  md5: true,
  maxBytes: true,
  timeoutMs: true,
  signal: true,
  types: true,
  maxRedirects: true,
  transport: true,
}
const optionNames: ReadonlySet<string> = new Set(Object.keys(names))

/** What is wrong with options, before anything is sent: most links work once. */
const problemOf = (options: DownloadOptions): string | undefined => {
  const problem = optionsProblem(options, optionNames)
  if (problem !== undefined) return problem
  const { name, md5, maxBytes, timeoutMs } = options
  if (name !== undefined && !isFileName(name)) return 'name: that of one file, without a path'
  if (md5 !== undefined && !/^[0-9a-f]{32}$/i.test(md5)) return 'md5: 32 hexadecimal digits'
  if (maxBytes !== undefined && !(maxBytes >= 0)) return 'maxBytes: a number of bytes, from 0'
  if (timeoutMs !== undefined && !(timeoutMs > 0)) return 'timeoutMs: a positive number of milliseconds'
  return undefined
}

/**
 * Fetches a file that a link gives away, once: it is streamed to a temporary file, compared with its checksum, and only then moved
 * to its place. Nothing is tried again: `sent: 'maybe'` in an error says that the link may be spent. Never rejects.
 *
 * @example
 * const fetched = await download(url, { directory: 'results', md5: task.check_code })
 * @see AtsUtils of the official Java SDK 20210623, whose checks of types, names and case are wider here
 */
export const download = async (
  url: string,
  options: DownloadOptions,
): Promise<Result<DownloadError, Downloaded>> => {
  const problem = problemOf(options)
  if (problem !== undefined) return failure('options', { detail: problem, sent: 'no' })
  const { directory, name } = options
  try {
    await openFolder(directory)
    if (name !== undefined && (await isThere(join(directory, name))))
      return failure('exists', { path: join(directory, name), sent: 'no' })
  } catch (thrown) {
    return diskFailure(thrown, directory)
  }
  const { transport } = options
  if (transport !== undefined) return fetchFile(url, options, transport)
  const own = undiciTransport({ maxResponseBytes: longestRefusal })
  const fetched = await fetchFile(url, options, own)
  await own.close()
  return fetched
}

const isThere = async (path: string): Promise<boolean> => {
  try {
    await lstat(path)
    return true
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw thrown
  }
}

/** What an attempt writes to, from the moment that a file begins to come. */
interface Receiving {
  readonly sink: FileSink
  readonly hash: Hash
  readonly path: string
  readonly type: string
  readonly name: string
}

const fetchFile = async (
  first: string,
  options: DownloadOptions,
  transport: Transport,
): Promise<Result<DownloadError, Downloaded>> => {
  const { timeoutMs = 600_000, maxRedirects = 3, signal } = options
  const beganMs = performance.now()
  let url = first
  for (let i = 0; ; i++) {
    const seen: { receiving?: Receiving } = {}
    const answered = await transport({
      verb: 'GET',
      url,
      headers: { accept: `${files.join(', ')}, */*;q=0.1`, 'accept-encoding': 'identity' },
      timeoutMs: Math.max(0, timeoutMs - (performance.now() - beganMs)),
      ...(signal === undefined ? {} : { signal }),
      receive: ({ status, headers }) => {
        if (status !== 200 || !isFile(headers, options)) return undefined
        seen.receiving = startReceiving(headers, options)
        return seen.receiving.sink.stream
      },
    })()
    const received = seen.receiving
    if (answered._tag === 'Left') return abandon(received, transportFailure(answered.left, received))
    if (received !== undefined) return keep(received, options)
    const { status, headers } = answered.right
    if (!redirects.has(status)) return refusalIn(answered.right)
    const next = nextUrl(url, headers['location'])
    if (next === undefined || i >= maxRedirects)
      return failure('refused', {
        status,
        sent: 'maybe',
        detail: 'a redirect that is followed: https, and few',
      })
    url = next
  }
}

const typeOf = (headers: HttpResponse['headers']): string =>
  (headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? ''

const isFile = (headers: HttpResponse['headers'], { types = [] }: DownloadOptions): boolean =>
  [...files, ...types.map((type) => type.toLowerCase())].includes(typeOf(headers)) &&
  (headers['content-encoding'] ?? 'identity').toLowerCase() === 'identity'

const startReceiving = (
  headers: HttpResponse['headers'],
  { directory, name, maxBytes = gibibyte }: DownloadOptions,
): Receiving => {
  const hash = createHash('md5')
  const path = temporaryPath(directory)
  const sink = fileSink({ path, maxBytes, onChunk: (chunk) => hash.update(chunk) })
  // What is said to be too large need not come.
  if (Number(headers['content-length'] ?? 0) > maxBytes) sink.stream.destroy(new TooLarge())
  return {
    sink,
    hash,
    path,
    type: typeOf(headers),
    name: name ?? nameIn(headers['content-disposition']) ?? 'download',
  }
}

const transportFailure = (error: TransportError, received: Receiving | undefined): Failed => {
  const failed = received?.sink.failed()
  if (failed instanceof TooLarge) return failure('too-large', { sent: 'maybe' })
  // Only what the file system throws has a number of the system.
  if (received !== undefined && typeof (failed as NodeJS.ErrnoException | undefined)?.errno === 'number')
    return failure('disk', {
      sent: 'maybe',
      path: received.path,
      cause: { name: 'Error', message: '', code: (failed as NodeJS.ErrnoException).code ?? '' },
    })
  return failure('transport', { sent: error.sent, error })
}

const abandon = async (received: Receiving | undefined, failed: Failed): Promise<Failed> => {
  if (received !== undefined) {
    const { stream } = received.sink
    // A transport that failed may leave it as it is.
    stream.destroy()
    // It may be opened only now.
    if (!stream.closed) await new Promise((resolve) => stream.once('close', resolve))
    await rm(received.path, { force: true }).catch(() => undefined)
  }
  return failed
}

const keep = async (
  received: Receiving,
  { directory, md5: promised }: DownloadOptions,
): Promise<Result<DownloadError, Downloaded>> => {
  const md5 = received.hash.digest('hex')
  if (promised !== undefined && promised.toLowerCase() !== md5)
    return abandon(received, failure('checksum', { sent: 'maybe' }))
  try {
    const path = await place(received.path, directory, received.name)
    return right({ path, name: basename(path), bytes: received.sink.bytes(), md5, type: received.type })
  } catch (thrown) {
    return abandon(received, diskFailure(thrown, directory))
  }
}

/** Why there is no file: the platform's own refusal, where it can be read. */
const refusalIn = ({ status, headers, body }: HttpResponse): Failed => {
  const { code, sub_code } = errorIn(Buffer.from(body).toString('utf8'))
  const encoding = headers['content-encoding']
  const facts = {
    sent: 'maybe',
    status,
    ...(code === undefined ? {} : { code }),
    ...(sub_code === undefined ? {} : { subCode: sub_code }),
    type: oneLine(typeOf(headers), 100),
    ...(encoding === undefined ? {} : { detail: `a file as it is, not encoded as ${oneLine(encoding, 40)}` }),
  } as const
  if (sub_code === 'isv.file-already-download') return failure('spent', facts)
  return failure(status === 200 && code === undefined ? 'type' : 'refused', facts)
}

const errorIn = (text: string): { readonly code?: string; readonly sub_code?: string } => {
  try {
    const { error_response } = JSON.parse(text) as { readonly error_response?: unknown }
    const said = (name: 'code' | 'sub_code'): string | undefined => {
      const value = (error_response as Readonly<Record<string, unknown>> | undefined)?.[name]
      return typeof value === 'string' || typeof value === 'number' ? oneLine(String(value), 100) : undefined
    }
    const code = said('code')
    const sub_code = said('sub_code')
    return { ...(code === undefined ? {} : { code }), ...(sub_code === undefined ? {} : { sub_code }) }
  } catch {
    return {}
  }
}

const nextUrl = (url: string, location: string | undefined): string | undefined => {
  if (location === undefined || !URL.canParse(location, url)) return undefined
  const from = new URL(url)
  const to = new URL(location, url)
  const isHere = isLoopback(from.hostname)
  if (isLoopback(to.hostname) ? !isHere : to.protocol !== 'https:') return undefined
  return to.href
}
