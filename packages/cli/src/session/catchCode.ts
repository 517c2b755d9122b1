import { createServer } from 'node:http'
import { UsageError } from '../UsageError'

/** How a user answered. */
export type Consent = { readonly code: string } | { readonly refused: string } | 'late' | 'interrupted'

const page = 'You can close this page. 可以关闭此页面。\n'
const headers = {
  'content-type': 'text/plain;charset=UTF-8',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  connection: 'close',
}

/** What a callback says; undefined where it is not the answer to this question. */
const consentOf = (target: string, redirect: URL, state: string): Consent | undefined => {
  const url = URL.canParse(target, redirect.origin) ? new URL(target, redirect.origin) : undefined
  if (url?.origin !== redirect.origin || url.pathname !== redirect.pathname) return undefined
  // Anybody can send a browser here; only who was asked knows the state.
  if (url.searchParams.get('state') !== state) return undefined
  const code = url.searchParams.get('code')
  return code === null || code === '' ? { refused: url.searchParams.get('error') ?? 'no code' } : { code }
}

/**
 * Waits on this machine for the browser to come back with a code and the state that was given. What comes without that state is
 * refused, and waited on.
 */
export const catchCode = async (
  redirect: URL,
  {
    state,
    timeoutMs,
    signal,
    onReady,
  }: {
    readonly state: string
    readonly timeoutMs: number
    readonly signal: AbortSignal
    /** It listens. */
    readonly onReady: () => void
  },
): Promise<Consent> => {
  const host = redirect.hostname.replace(/^\[|\]$/g, '')
  const server = createServer({ requestTimeout: 10_000, maxHeaderSize: 16_384 })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(Number(redirect.port || 80), host, resolve)
  }).catch((error: unknown) => {
    const { code = 'unknown' } = error as NodeJS.ErrnoException
    throw new UsageError({
      en: `cannot listen at ${redirect.origin} (${code}); name another place with --redirect`,
      zh: `无法监听 ${redirect.origin}（${code}）；请用 --redirect 指定其他地址`,
    })
  })
  let timer: NodeJS.Timeout | undefined
  const consent = await new Promise<Consent>((resolve) => {
    server.on('request', (request, response) => {
      const found =
        request.method === 'GET' && request.headers.host === redirect.host
          ? consentOf(request.url ?? '', redirect, state)
          : undefined
      response.writeHead(found === undefined ? 400 : 200, headers)
      response.end(found === undefined ? 'This is no answer to the question that was asked.\n' : page, () => {
        if (found !== undefined) resolve(found)
      })
    })
    timer = setTimeout(() => resolve('late'), timeoutMs)
    if (signal.aborted) resolve('interrupted')
    else signal.addEventListener('abort', () => resolve('interrupted'), { once: true })
    onReady()
  })
  clearTimeout(timer)
  server.closeAllConnections()
  server.close()
  return consent
}
