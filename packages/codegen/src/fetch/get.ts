import { retryAfterMs } from '@paifang/transport'
import { maxBytes, type Answer, type ExchangeOptions } from './Exchange'

const read = async (response: Response): Promise<string | undefined> => {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += (chunk as Uint8Array).byteLength
    if (size > maxBytes) return undefined
    chunks.push(chunk as Uint8Array)
  }
  return Buffer.concat(chunks).toString('utf8')
}

const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined

const failureOf = (error: unknown): Answer => {
  const name = member(error, 'name')
  if (name === 'TimeoutError') return failed('no answer in time', '没有及时应答', false)
  if (name === 'AbortError') return failed('aborted', '已中止', true)
  const code = member(member(error, 'cause'), 'code')
  const known = typeof code === 'string'
  return failed(
    known ? `the connection failed (${code})` : 'the connection failed',
    known ? `连接失败（${code}）` : '连接失败',
    false,
  )
}

const failed = (en: string, zh: string, isLasting: boolean): Answer => ({
  kind: 'failed',
  message: { en, zh },
  isLasting,
})

/** One GET with the session's cookies. Redirects are followed within the origin only, three at most. */
export const get = async (path: string, options: ExchangeOptions, hops = 0): Promise<Answer> => {
  const { base, jar, timeoutMs, signal } = options
  const url = new URL(path, base)
  const timeout = AbortSignal.timeout(timeoutMs)
  try {
    const response = await fetch(url, {
      redirect: 'manual',
      headers: {
        accept: 'application/json, text/html',
        ...(jar.header() === '' ? {} : { cookie: jar.header() }),
      },
      signal: signal === undefined ? timeout : AbortSignal.any([timeout, signal]),
    })
    jar.take(response.headers.getSetCookie())
    if (response.status >= 300 && response.status < 400) {
      const target = new URL(response.headers.get('location') ?? '', url)
      await response.body?.cancel()
      if (target.origin !== base.origin || hops >= 3)
        return failed(
          `it redirects to ${target.origin}, as a login or captcha does`,
          `它跳转到 ${target.origin}，通常是登录或验证码`,
          true,
        )
      return await get(`${target.pathname}${target.search}`, options, hops + 1)
    }
    const text = await read(response)
    if (text === undefined)
      return failed('the answer is longer than any document', '应答比任何文档都长', true)
    const after = retryAfterMs(Object.fromEntries(response.headers))
    return {
      kind: 'text',
      status: response.status,
      text,
      ...(after === undefined ? {} : { retryAfterMs: after }),
    }
  } catch (error) {
    return failureOf(error)
  }
}
