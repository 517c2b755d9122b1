import { dayOf } from '../clock/VirtualClock'
import type { Refusal } from '../gateway/Refusal'
import type { TopApp } from './TopApp'
import type { Ban, Quota, TopState } from './TopState'

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

const hits = (of: Pick<Ban, 'appKey' | 'method'>, appKey: string, method: string): boolean =>
  (of.appKey === undefined || of.appKey === appKey) && (of.method === undefined || of.method === method)

/** What stops a call whose quota is used up: to midnight, or a ban from now on. */
const usedUp = (
  state: TopState,
  { scope, appKey, method, per, banSeconds = 1 }: Quota,
  leftMs: number,
): Refusal => {
  if (per === 'day') return refusal(scope, leftMs)
  state.ban({
    scope,
    seconds: banSeconds,
    ...(appKey === undefined ? {} : { appKey }),
    ...(method === undefined ? {} : { method }),
  })
  return refusal(scope, banSeconds * 1000)
}

/** Where calls are counted: those of an application or of a scope, in its day of GMT+8 or its second. */
export const usagePlace = (of: string, per: Quota['per'], now: number): string =>
  `${of} ${per === 'day' ? dayOf(now) : Math.floor(now / 1000)}`

/**
 * The throttle that stops a call, if any. Either way it is counted. The day quota ends at midnight GMT+8.
 * @see TOP throttling: code 7, `This ban will last for N more seconds`
 */
export const throttleOf = (
  state: TopState,
  app: TopApp,
  method: string,
  now: number,
  midnight: number,
): Refusal | undefined => {
  const refused = stopped(state, app, method, now, midnight)
  state.useHistory.count(app.appKey, method, now, refused !== undefined)
  return refused
}

const stopped = (
  state: TopState,
  app: TopApp,
  method: string,
  now: number,
  midnight: number,
): Refusal | undefined => {
  const { bans, usage, quotas } = state
  if (bans.size() > 0) {
    for (const [key, ban] of bans.rows()) {
      if (ban.until <= now) bans.remove(key)
      else if (hits(ban, app.appKey, method)) return refusal(ban.scope, ban.until - now)
    }
  }
  const { appKey, dailyQuota } = app
  const counted: (readonly [place: string, used: number])[] = []
  if (dailyQuota !== undefined) {
    const place = usagePlace(appKey, 'day', now)
    const used = usage.get(place) ?? 0
    if (used >= dailyQuota) return refusal('app', midnight - now)
    counted.push([place, used])
  }
  if (quotas.size() > 0) {
    for (const [name, quota] of quotas.rows()) {
      if (!hits(quota, appKey, method)) continue
      const place = usagePlace(name, quota.per, now)
      const used = usage.get(place) ?? 0
      if (used >= quota.calls) return usedUp(state, quota, midnight - now)
      counted.push([place, used])
    }
  }
  for (const [place, used] of counted) usage.put(place, used + 1)
  return undefined
}
