import { id, struct, text, type Id } from '@paifang/contract'
import { opretailInbound } from '@paifang/gateway-opretail'
import { topInbound } from '@paifang/gateway-top'
import { spi, type IncomingCall } from '@paifang/inbound'
import { sign as signOpretail } from '@paifang/signer-opretail'
import { signInbound } from '@paifang/signer-top'

export const secret = 'helloworld'
/** 2026-11-26 12:00:00 GMT+8 */
export const nowMs = Date.UTC(2026, 10, 26, 4)
export const stamp = '2026-11-26 12:00:00'

export interface Notice {
  readonly tid: Id
  readonly title?: string
}
export const Notice = struct<Notice>('Notice', { required: { tid: id }, optional: { title: text } })

export interface Stored {
  readonly message?: string
}
export const Stored = struct<Stored>('Stored', { optional: { message: text } })

export const notice = spi('taobao.demo.notice', Notice, Stored)
export const visit = spi('open.demo.visit', Notice, Stored)

export const modules = [topInbound({ secretOf: secret }), opretailInbound({ secretOf: secret })] as const

interface TopCall {
  readonly params?: Readonly<Record<string, string>>
  /** In the query only, behind the others, and not signed. */
  readonly unsigned?: string
  readonly body?: string | Uint8Array
  readonly contentType?: string
  readonly charset?: string
  readonly secret?: string
  readonly sign?: string
}

export const topParams = {
  method: 'taobao.demo.notice',
  app_key: '23000001',
  timestamp: stamp,
  format: 'json',
  v: '2.0',
  sign_method: 'md5',
}

/** A call of TOP, signed unless it says otherwise. */
export const topCall = ({
  params = {},
  unsigned = '',
  body = '{"tid":"6000000000000000001","title":"中文 😀"}',
  contentType = 'application/json;charset=utf-8',
  charset,
  secret: with_ = secret,
  sign,
}: TopCall = {}): IncomingCall => {
  const signed = { ...topParams, ...params }
  const signature = sign ?? signInbound({ params: signed, secret: with_, body, ...(charset && { charset }) })
  const query = new URLSearchParams({ ...signed, sign: signature }).toString() + unsigned
  return {
    verb: 'POST',
    path: '/spi',
    query,
    headers: { 'content-type': contentType },
    body: typeof body === 'string' ? Buffer.from(body, 'utf8') : body,
  }
}

export const opretailParams = {
  _aid: 'S107',
  _akey: 'key',
  _mt: 'open.demo.visit',
  _sm: 'md5',
  _requestMode: 'post',
  _version: 'v1',
  _timestamp: '20261126120000',
  tid: '6000000000000000001',
  title: '中文 😀',
}

/** A callback of opretail as a form. */
export const opretailCall = (
  params: Readonly<Record<string, string>> = {},
  as: 'form' | 'query' | 'json' = 'form',
): IncomingCall => {
  const signed = { ...opretailParams, ...params }
  const whole = { ...signed, _sig: params['_sig'] ?? signOpretail({ params: signed, secret, method: 'md5' }) }
  const form = new URLSearchParams(whole).toString()
  const [query, body, type] =
    as === 'form'
      ? ['', form, 'application/x-www-form-urlencoded;charset=utf-8']
      : as === 'query'
        ? [form, '', undefined]
        : ['', JSON.stringify(whole), 'application/json']
  return { verb: 'POST', path: '/spi', query, headers: { 'content-type': type }, body: Buffer.from(body) }
}

export const textOf = ({ body }: { readonly body: Uint8Array }): string => Buffer.from(body).toString('utf8')
