import { boolean, struct, text } from '@paifang/contract'
import type { CapturedRequest, Info, Resent } from '@paifang/emulator/control'
import type { Context } from '../Context'
import { usualGateway } from '../gateways/gatewayNamed'
import type { Captured } from '../signature/captured/Captured'
import { readCaptured } from '../signature/captured/readCaptured'
import { UsageError } from '../UsageError'

/** Requests that were captured elsewhere, as somebody pasted them. */
export interface Importing {
  readonly from: string
  /** Signed again as the emulator's own account: its key, its session, the stamp of now. */
  readonly asOwn: boolean
}

export const Importing = struct<Importing>('Importing', { required: { from: text, asOwn: boolean } })

/** What became of them. */
export interface Imported {
  /** The exchanges of the emulator that came of them, in their order. */
  readonly seqs: ReadonlyArray<number>
  /** Requests of the text that could not be read. */
  readonly unread: number
}

const most = 200

const parsed = (line: string): unknown => {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

type Found = { readonly request?: { readonly raw?: unknown } } | null | undefined

/** A line of a journal holds the request as it came. */
const rawOf = (value: unknown): string | undefined => {
  const raw = (value as Found)?.request?.raw
  return typeof raw === 'string' ? raw : undefined
}

/** The texts of one request each: entries of a HAR, lines of a journal, or the text as it is. */
const piecesOf = (from: string): ReadonlyArray<string> => {
  const whole = /^\s*\{/.test(from)
    ? (parsed(from) as { readonly log?: { readonly entries?: unknown } })
    : undefined
  if (Array.isArray(whole?.log?.entries))
    return whole.log.entries.map((entry) => JSON.stringify({ request: (entry as Found)?.request }))
  const raws = from
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .flatMap((line) => rawOf(parsed(line)) ?? [])
  return raws.length > 0 ? raws : [from]
}

const typeOf = (body: string): string =>
  /^\s*[[{]/.test(body) ? 'application/json' : /^\s*</.test(body) ? 'text/xml' : 'text/plain'

/** As the gateway may get it: parameters as a form, or in the query before a body of another kind. */
const requestOf = ({ params, body }: Captured, path: string): CapturedRequest => {
  const pairs = new URLSearchParams(params.map(([name, value]): [string, string] => [name, value])).toString()
  const form = 'application/x-www-form-urlencoded;charset=utf-8'
  return body === undefined
    ? { verb: 'POST', target: path, headers: [['content-type', form]], body: pairs }
    : { verb: 'POST', target: `${path}?${pairs}`, headers: [['content-type', typeOf(body)]], body }
}

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
  let unread = 0
  for (const piece of pieces) {
    let captured: Captured | undefined
    try {
      captured = readCaptured(piece, isSigned)[0]
    } catch (error) {
      if (pieces.length === 1 || !(error instanceof UsageError)) throw error
    }
    if (captured === undefined || captured.params.length === 0) {
      unread += 1
      continue
    }
    const params = Object.fromEntries(captured.params)
    const { gateway = usualGateway(context) } = signers.find(({ signer }) => signer.owns(params)) ?? {}
    const path = served.find(({ name }) => name === gateway.name)?.paths[0]
    if (path === undefined)
      throw new UsageError({ en: `this emulator has no ${gateway.name}`, zh: `该仿真器没有 ${gateway.name}` })
    const { seq } = await ask<Resent>(`${control}/journal`, requestOf(captured, path))
    const again = asOwn
      ? await ask<Resent>(`${control}/journal/${seq}/resend`, { as: 'own-account' })
      : undefined
    seqs.push(again?.seq ?? seq)
  }
  return { seqs, unread }
}
