import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import { tmcUserPermit } from '@paifang/api-top-platform'
import {
  createTopClient,
  topAuthorizeUrl,
  topExchangeCode,
  topRefreshToken,
  type Session,
  type SessionProvider,
  type TopToken,
} from '@paifang/gateway-top'
import { CallFailure, describe, isErr } from '@paifang/result'

const { TOP_APP_KEY: appKey = '', TOP_APP_SECRET: appSecret = '', PORT = '8080' } = process.env
/** Where sellers authorize and where codes become tokens: `production`, or a URL while you try it. */
const oauth = { appKey, appSecret, endpoint: process.env['TOP_OAUTH_ENDPOINT'] ?? '' }
const redirectUri = process.env['TOP_REDIRECT_URI'] ?? `http://localhost:${PORT}/callback`

interface Authorization extends Session {
  readonly refreshToken?: string
}

/** Your database: what each seller's last authorization gave. Sessions are secrets: encrypt what you store. */
const authorizations = new Map<string, Authorization>()

const keep = (seller: string, token: TopToken): Session => {
  const { access_token: value, refresh_token: refreshToken, expires_in: seconds } = token
  const session = { value, ...(seconds === undefined ? {} : { expiresAtMs: Date.now() + seconds * 1000 }) }
  authorizations.set(seller, { ...session, ...(refreshToken === undefined ? {} : { refreshToken }) })
  return session
}

const providerFor = (seller: string): SessionProvider => ({
  subject: seller,
  get: () => authorizations.get(seller),
  refresh: async () => {
    const refreshToken = authorizations.get(seller)?.refreshToken
    // Nothing: the seller has to authorize again.
    if (refreshToken === undefined) return undefined
    const token = await topRefreshToken({ ...oauth, refreshToken })()
    if (isErr(token)) throw new CallFailure(token.left)
    return keep(seller, token.right)
  },
})
const seller = providerFor('seller-1')

const top = createTopClient({
  appKey,
  appSecret,
  endpoint: process.env['TOP_ENDPOINT'] ?? '',
  session: seller,
})

/** Given with the way to the platform, and taken back once: a callback that somebody forged has none. */
const states = new Set<string>()

const answer = async ({ pathname, searchParams }: URL): Promise<{ status: number; text: string }> => {
  switch (pathname) {
    case '/authorize': {
      const state = randomUUID()
      states.add(state)
      return { status: 302, text: topAuthorizeUrl({ ...oauth, redirectUri, state }) }
    }
    case '/callback': {
      if (!states.delete(searchParams.get('state') ?? '')) return { status: 400, text: 'begin at /authorize' }
      // The seller said no: the platform comes back with `error`, and without a code.
      const code = searchParams.get('code')
      if (code === null) return { status: 400, text: searchParams.get('error') ?? 'no code' }
      const token = await topExchangeCode({ ...oauth, code, redirectUri })()
      // A code works once: where its answer is lost, the seller authorizes again.
      if (isErr(token)) return { status: 502, text: describe(token.left) }
      keep('seller-1', token.right)
      return { status: 200, text: 'authorized' }
    }
    case '/permit': {
      const result = await top.run(tmcUserPermit, {})
      return isErr(result) ? { status: 502, text: describe(result.left) } : { status: 200, text: 'permitted' }
    }
    default:
      return { status: 404, text: 'not here' }
  }
}

const server = createServer((request, response) => {
  void answer(new URL(request.url ?? '/', redirectUri)).then(({ status, text }) => {
    response
      .writeHead(status, status === 302 ? { location: text } : { 'content-type': 'text/plain' })
      .end(text)
  })
}).listen(Number(PORT), '127.0.0.1')
process.once('SIGTERM', () => {
  server.close(() => void top.close())
})
