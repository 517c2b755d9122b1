import { randomBytes } from 'node:crypto'
import { describe, type CallError, type Result } from '@paifang/result'
import { isLoopback } from '@paifang/transport'
import { formatDateTime } from '@paifang/wire'
import type { Flags, Run } from '../Command'
import type { Context } from '../Context'
import { readProfile, writeProfile } from '../credentials/profile'
import { fieldOf, wholeAccountOf } from '../gateways/account'
import { endpointOf } from '../gateways/endpoint'
import { gatewayNamed, usualGateway } from '../gateways/gatewayNamed'
import type { GatewayModule } from '../gateways/GatewayModule'
import type { GatewayOauth, OauthToken } from '../gateways/GatewayOauth'
import { UsageError } from '../UsageError'
import { catchCode } from './catchCode'

/** How long a person may take to read a page of consent. */
const patienceMs = 10 * 60_000

const usualRedirect = 'http://127.0.0.1:8765/callback'

/** Only this machine: a code that goes anywhere else is somebody else's. */
const redirectOf = ({ redirect = usualRedirect }: Flags): URL => {
  const url = typeof redirect === 'string' && URL.canParse(redirect) ? new URL(redirect) : undefined
  if (
    url?.protocol === 'http:' &&
    isLoopback(url.hostname) &&
    url.search === '' &&
    url.hash === '' &&
    url.username === ''
  )
    return url
  throw new UsageError({
    en: '--redirect is an http URL of this machine, the one that the application registered',
    zh: '--redirect 应为本机的 http URL，且与应用登记的回调地址一致',
  })
}

/** Keeps a token in the profile, and says so without showing it. */
const keep = async (
  gateway: GatewayModule,
  { refreshVariable }: GatewayOauth,
  result: Result<CallError, OauthToken>,
  context: Context,
): Promise<0 | 1> => {
  const { json, lang, print, notice } = context
  if (result._tag === 'Left') {
    if (json) print(JSON.stringify({ ok: false, error: result.left }))
    else notice(describe(result.left, lang))
    return 1
  }
  const { session, refreshToken, expiresIn, user } = result.right
  const { variable } = fieldOf(gateway, 'session')
  const path = await writeProfile(context, {
    [variable]: session,
    ...(refreshToken === undefined ? {} : { [refreshVariable]: refreshToken }),
  })
  const expiresAtMs = expiresIn === undefined ? undefined : Date.now() + expiresIn * 1000
  if (json) {
    print(
      JSON.stringify({
        ok: true,
        path,
        variable,
        user,
        expiresAtMs,
        refreshable: refreshToken !== undefined,
      }),
    )
    return 0
  }
  const until = expiresAtMs === undefined ? '' : `${formatDateTime(expiresAtMs)} GMT+8`
  const who = user ?? ''
  print(
    lang === 'zh'
      ? `已将${who === '' ? '' : `用户 ${who} 的`}授权写入 ${path}（${variable}）${until === '' ? '' : `，有效期至 ${until}`}`
      : `wrote the session${who === '' ? '' : ` of ${who}`} to ${path} (${variable})${until === '' ? '' : `, until ${until}`}`,
  )
  if (context.env[variable])
    notice(lang === 'zh' ? `环境变量 ${variable} 优先于它` : `the variable ${variable} goes before it`)
  return 0
}

/** `paifang session`: exit code 1 where the user refuses, or the platform does; nothing of it is shown. */
export const session: Run = async (_args, flags, context) => {
  const { lang, notice, signal } = context
  const gateway = gatewayNamed(flags, context) ?? usualGateway(context)
  const oauth = gateway.oauth?.()
  if (oauth === undefined)
    throw new UsageError({
      en: `users of ${gateway.name} do not authorize in a browser, as far as is known`,
      zh: `网关 ${gateway.name} 没有已知的浏览器授权方式`,
    })
  const account = await wholeAccountOf(gateway, flags, context)
  // What calls an emulator does not send its secret elsewhere.
  const endpoint =
    typeof flags['oauth'] === 'string'
      ? flags['oauth']
      : oauth.besideCalls?.((await endpointOf(gateway, flags, context)).url)
  const request = { account, signal, ...(endpoint === undefined ? {} : { endpoint }) }
  const refused = (thrown: unknown): never => {
    // An endpoint that no secret may go to; the message names it by its option.
    if (thrown instanceof TypeError)
      throw new UsageError({ en: `--oauth: ${thrown.message}`, zh: `--oauth：${thrown.message}` })
    throw thrown
  }
  if (flags['refresh'] === true) {
    const refreshToken =
      context.env[oauth.refreshVariable] ?? (await readProfile(context))[oauth.refreshVariable]
    if (!refreshToken)
      throw new UsageError({
        en: `there is no ${oauth.refreshVariable}: run "paifang session" without --refresh`,
        zh: `没有 ${oauth.refreshVariable}：请先运行不带 --refresh 的 "paifang session"`,
      })
    return keep(gateway, oauth, await oauth.refresh({ ...request, refreshToken }).catch(refused), context)
  }
  const redirect = redirectOf(flags)
  const state = randomBytes(24).toString('base64url')
  const asked = { ...request, redirectUri: redirect.href, state }
  let url = ''
  try {
    url = oauth.authorizeUrl(asked)
  } catch (thrown) {
    refused(thrown)
  }
  const consent = await catchCode(redirect, {
    state,
    timeoutMs: patienceMs,
    signal,
    onReady: () =>
      notice(
        `${lang === 'zh' ? '请在本机浏览器中打开，十分钟内有效：' : 'open this in a browser on this machine, within ten minutes:'}\n${url}`,
      ),
  })
  if (typeof consent === 'object' && 'code' in consent)
    return keep(
      gateway,
      oauth,
      await oauth.exchange({ ...asked, code: consent.code }).catch(refused),
      context,
    )
  const why =
    consent === 'late'
      ? { en: 'nobody came back in ten minutes', zh: '十分钟内没有收到回调' }
      : consent === 'interrupted'
        ? { en: 'interrupted', zh: '已中断' }
        : { en: `the user refused (${consent.refused})`, zh: `用户拒绝授权（${consent.refused}）` }
  if (context.json)
    context.print(JSON.stringify({ ok: false, reason: typeof consent === 'string' ? consent : 'refused' }))
  else notice(why[lang])
  return 1
}
