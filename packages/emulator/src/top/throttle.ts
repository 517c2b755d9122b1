import { dayOf } from '../clock/VirtualClock'
import type { Refusal } from '../gateway/Refusal'
import type { TopApp } from './TopApp'
import type { Ban, TopState } from './TopState'

/** @see TOP sub-codes of code 7 */
const subCodes: { readonly [S in Ban['scope']]: string } = {
  app: 'accesscontrol.limited-by-app-access-count',
  api: 'accesscontrol.limited-by-api-access-count',
  'app-api': 'accesscontrol.limited-by-app-api-access-count',
  dynamic: 'accesscontrol.limited-by-dynamic-access-count',
}

/** The gateway's own text, with whole seconds, rounded up. */
const refusal = (scope: Ban['scope'], leftMs: number): Refusal => ({
  code: 7,
  subCode: subCodes[scope],
  subMessage: `This ban will last for ${Math.ceil(leftMs / 1000)} more seconds`,
})

const hits = (ban: Ban, appKey: string, method: string): boolean =>
  (ban.appKey === undefined || ban.appKey === appKey) && (ban.method === undefined || ban.method === method)

/**
 * The throttle that stops a call, if any; otherwise counts it. The day quota ends at midnight GMT+8.
 * @see TOP throttling: code 7, `This ban will last for N more seconds`
 */
export const throttleOf = (
  { bans, usage }: TopState,
  app: TopApp,
  method: string,
  now: number,
  midnight: number,
): Refusal | undefined => {
  if (bans.size() > 0) {
    for (const [key, ban] of bans.rows()) {
      if (ban.until <= now) bans.remove(key)
      else if (hits(ban, app.appKey, method)) return refusal(ban.scope, ban.until - now)
    }
  }
  if (app.dailyQuota === undefined) return undefined
  const key = `${app.appKey} ${dayOf(now)}`
  const used = usage.get(key) ?? 0
  if (used >= app.dailyQuota) return refusal('app', midnight - now)
  usage.put(key, used + 1)
  return undefined
}
