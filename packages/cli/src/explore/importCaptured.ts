import { boolean, struct, text } from '@paifang/contract'
import type { CapturedRequest, Info, Resent } from '@paifang/emulator/control'
import type { Imported } from '@paifang/explorer/contract'
import type { Text } from '../Command'
import type { Context } from '../Context'
import { usualGateway } from '../gateways/gatewayNamed'
import { jsonIn } from '../input/jsonIn'
import type { Captured } from '../signature/captured/Captured'
import { readCaptured } from '../signature/captured/readCaptured'
import { readSent, sentByBytes } from '../signature/captured/readSent'
import type { SentRequest } from '../signature/captured/SentRequest'
import { UsageError } from '../UsageError'

/** Requests that were captured elsewhere, as somebody pasted them. */
export interface Importing {
  readonly from: string
  /** Signed again as the emulator's own account: its key, its session, the stamp of now. */
  readonly asOwn: boolean
}

export const Importing = struct<Importing>('Importing', { required: { from: text, asOwn: boolean } })

const most = 200

type Found =
  { readonly request?: { readonly raw?: unknown }; readonly requestBytes?: unknown } | null | undefined

/** The text of one request and, where they are known, its bytes. */
interface Piece {
  readonly text: string
  readonly bytes?: Buffer
}

/** A line of a journal holds the request as it came; what is masked of its bytes is as long as what came. */
const lineOf = (value: unknown): ReadonlyArray<Piece> => {
  const { request, requestBytes } = (value as Found) ?? {}
  const raw = request?.raw
  if (typeof raw !== 'string') return []
  return [
    {
      text: raw,
      ...(typeof requestBytes === 'string' ? { bytes: Buffer.from(requestBytes, 'base64') } : {}),
    },
  ]
}

/** One request each: entries of a HAR, lines of a journal, or the text as it is. */
const piecesOf = (from: string): ReadonlyArray<Piece> => {
  const whole = /^\s*\{/.test(from)
    ? (jsonIn(from) as { readonly log?: { readonly entries?: unknown } })
    : undefined
  if (Array.isArray(whole?.log?.entries))
    return whole.log.entries.map((entry) => ({
      text: JSON.stringify({ request: (entry as Found)?.request }),
    }))
  const lines = from
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .flatMap((line) => lineOf(jsonIn(line)))
  return lines.length > 0 ? lines : [{ text: from }]
}

const typeOf = (body: string): string =>
  /^\s*[[{]/.test(body) ? 'application/json' : /^\s*</.test(body) ? 'text/xml' : 'text/plain'

/** What a text says of parameters alone, as the gateway may get it: a form, or a query before a body of another kind. */
const sentAsForm = ({ params, body }: Captured): SentRequest => {
  const pairs = new URLSearchParams(params.map(([name, value]): [string, string] => [name, value])).toString()
  const form = 'application/x-www-form-urlencoded;charset=utf-8'
  return {
    verb: 'POST',
    url: body === undefined ? '' : `?${pairs}`,
    headers: [['content-type', body === undefined ? form : typeOf(body)]],
    body: Buffer.from(body ?? pairs, 'utf8'),
    lacks: [
      {
        en: 'the text shows parameters, not how they were sent: they went as a form, or as the query of a body',
        zh: '文本只有参数，看不出发送方式：按表单发送，或作为查询串与请求体一起发送',
      },
    ],
  }
}

/** Headers of the connection that it came by, which this one has of its own. */
const ofConnection = /^(connection|content-length|transfer-encoding|keep-alive|te|upgrade|expect)$/i

const isHeader = ([name, value]: readonly [string, string]): boolean =>
  /^[\w!#$%&'*+.^`|~-]+$/.test(name) && /^[\t\x20-\x7e\x80-\xff]*$/.test(value)

const verbs = ['GET', 'POST', 'PUT', 'DELETE']

/** As the emulator takes it, and what of it is not as it was. */
const requestOf = (
  { verb, url, headers, body, lacks }: SentRequest,
  paths: ReadonlyArray<string>,
): { readonly request: CapturedRequest; readonly said: ReadonlyArray<Text> } => {
  const [, path = '', query = ''] = /^(?:[a-z]+:\/\/[^/?#]*)?([^?#]*)(\?[^#]*)?/i.exec(url) ?? []
  const [usual = '/'] = paths
  const kept = headers.filter((header) => !ofConnection.test(header[0]) && isHeader(header))
  const isCompressed = kept.some(
    ([name, value]) => /^content-encoding$/i.test(name) && !/^identity$/i.test(value),
  )
  const strange = headers.filter((header) => !isHeader(header)).map(([name]) => name)
  const said: ReadonlyArray<Text> = [
    ...lacks,
    ...(path === '' || paths.includes(path)
      ? []
      : [
          {
            en: `${path} is no path of the emulator: sent to ${usual}`,
            zh: `${path} 不是仿真器的路径：发往 ${usual}`,
          },
        ]),
    ...(verbs.includes(verb) ? [] : [{ en: `${verb} went as POST`, zh: `${verb} 按 POST 发送` }]),
    ...(isCompressed
      ? [
          {
            en: 'its body is not compressed here: content-encoding was left out',
            zh: '请求体未压缩：未带上 content-encoding',
          },
        ]
      : []),
    ...strange.map((name) => ({ en: `the header ${name} cannot be sent`, zh: `无法发送请求头 ${name}` })),
  ]
  return {
    request: {
      verb: verbs.includes(verb) ? verb : 'POST',
      target: `${paths.includes(path) ? path : usual}${encodedQuery(query)}`,
      headers: kept.filter(([name]) => !/^content-encoding$/i.test(name)),
      bodyBase64: Buffer.from(body).toString('base64'),
    },
    said,
  }
}

/** What may not stand in a request line is escaped, nothing else. */
const encodedQuery = (query: string): string =>
  query.replace(/[^\x21-\x7e]+/g, (text) => encodeURIComponent(text))

const ask = async <A>(url: string, body?: unknown): Promise<A> => {
  const answer = await fetch(
    url,
    body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) },
  ).catch(() => undefined)
  if (answer === undefined) throw new UsageError({ en: `nobody answers at ${url}`, zh: `${url} 无应答` })
  const value = (await answer.json()) as { readonly error?: string }
  if (value.error === undefined) return value as A
  throw new UsageError({ en: value.error, zh: value.error })
}

/**
 * Has the emulator judge what was captured elsewhere, as it was or as its own.
 * @throws UsageError for what cannot be read, and for what cannot be signed again
 */
export const importCaptured = async (
  { from, asOwn }: Importing,
  emulator: string,
  context: Context,
): Promise<Imported> => {
  const control = `${emulator}/_paifang`
  const { gateways: served } = await ask<Info>(`${control}/info`)
  const signers = context.gateways.map((gateway) => ({ gateway, signer: gateway.signer() }))
  const signatures = new Set(signers.map(({ signer }) => signer.fields.signature))
  const isSigned = ({ params }: Captured): boolean => params.some(([name]) => signatures.has(name))
  const pieces = piecesOf(from)
  if (pieces.length > most)
    throw new UsageError({ en: `expected at most ${most} requests`, zh: `最多 ${most} 个请求` })
  const seqs: number[] = []
  const said = new Map<string, Text>()
  let unread = 0
  for (const piece of pieces) {
    let captured: Captured | undefined
    let sent: SentRequest | undefined
    try {
      captured = readCaptured(piece.text, isSigned)[0]
      sent = piece.bytes === undefined ? readSent(piece.text) : sentByBytes(piece.bytes)
    } catch (error) {
      if (pieces.length === 1 || !(error instanceof UsageError)) throw error
    }
    if (captured === undefined || captured.params.length === 0) {
      unread += 1
      continue
    }
    const params = Object.fromEntries(captured.params)
    const { gateway = usualGateway(context) } = signers.find(({ signer }) => signer.owns(params)) ?? {}
    const paths = served.find(({ name }) => name === gateway.name)?.paths ?? []
    if (paths.length === 0)
      throw new UsageError({ en: `this emulator has no ${gateway.name}`, zh: `该仿真器没有 ${gateway.name}` })
    const { request, said: told } = requestOf(sent ?? sentAsForm(captured), paths)
    for (const text of told) said.set(text.en, text)
    const { seq } = await ask<Resent>(`${control}/journal`, request)
    const again = asOwn
      ? await ask<Resent>(`${control}/journal/${seq}/resend`, { as: 'own-account' })
      : undefined
    seqs.push(again?.seq ?? seq)
  }
  return { seqs, unread, said: [...said.values()] }
}
