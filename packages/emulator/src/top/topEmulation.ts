import type { GatewayEmulation } from '../gateway/GatewayEmulation'
import { callRoute } from '../gateway/callRoute'
import { keepSaves } from '../handlers/keepSaves'
import { answerKeys } from './answerKeys'
import { answerOaids, mergeOaids } from './answerOaids'
import { keepBlacklist } from './keepBlacklist'
import { batchPath, serveBatch } from './serveBatch'
import { demoTopApp } from './TopApp'
import { topControls } from './topControls'
import { createTopCalls, parameterRefusal } from './topCalls'
import { createTopState, type TopState } from './TopState'
import type { TopSettings } from './TopSettings'

const restPath = '/router/rest'

/** What a TOP client is created with: `createTopClient({ ...emulator.top })`. */
export interface TopAccount {
  /** `…/router/rest` */
  readonly endpoint: string
  readonly appKey: string
  readonly appSecret: string
  /** A session that is valid until it is expired or revoked. */
  readonly session: string
}

/** TOP: `/router/rest` and `/router/batch`. */
export const topEmulation: GatewayEmulation<'top', TopSettings, TopState, TopAccount> = {
  name: 'top',
  create: (parts, { apps = [demoTopApp], windowMs = 600_000 }) => {
    const state = createTopState(parts)
    const [first = demoTopApp] = apps
    for (const app of apps) state.addApp(app)
    const session = state.sessions.issue()
    const gateway = { state, settings: { apps, windowMs } }
    return {
      routes: [
        callRoute(restPath, createTopCalls(gateway, true)),
        { path: batchPath, serve: serveBatch(gateway) },
      ],
      state,
      account: (origin) => ({
        endpoint: `${origin}${restPath}`,
        appKey: first.appKey,
        appSecret: first.appSecret,
        session,
      }),
      controls: topControls(state),
      parameterRefusal,
      handlers: {
        'taobao.top.secret.get': answerKeys(state, parts.seed),
        'taobao.top.oaid.decrypt': answerOaids(state),
        'taobao.top.oaid.merge': mergeOaids(state),
        'taobao.logistics.express.user.blacklist.tms.sync': keepBlacklist(state.blacklist),
        'alibaba.lyservice.group.ticket.customer.save': keepSaves,
        'tmall.alihouse.customer.clue.out.invest.total.data.back.flow': keepSaves,
        'alibaba.security.deepvision.proxy.smartmonitor.recovery.create': keepSaves,
      },
      limitCalls: (calls) => {
        for (const { appKey } of state.apps.values()) state.setDailyQuota(appKey, calls)
      },
    }
  },
}
