import { right } from 'fp-ts/Either'
import type { GatewayEmulation } from '../gateway/GatewayEmulation'
import { callRoute, signingAnew } from '../gateway/callRoute'
import { keepSaves } from '../handlers/keepSaves'
import { answerKeys } from './answerKeys'
import { answerOaids, mergeOaids } from './answerOaids'
import { keepBlacklist } from './keepBlacklist'
import { batchPath, serveBatch } from './serveBatch'
import { demoTopApp } from './TopApp'
import { topCaller } from './topCaller'
import { topSignatures } from './topSignatures'
import { topControls } from './topControls'
import { parameterRefusal } from './judgeSigned'
import { createTopCalls } from './topCalls'
import { createTopState, type TopState } from './TopState'
import { createOauthCalls, oauthHandlers } from './oauth/oauthCalls'
import { answerQueues } from './tmc/answerQueues'
import { createTmcChannel } from './tmc/channel'
import { tmcControls } from './tmc/tmcControls'
import { demoUser } from './tmc/TmcState'
import { defaultTmcSettings } from './tmc/TmcSettings'
import { topOptionNames, type TopOptions } from './TopSettings'

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

/** TOP: `/router/rest`, `/router/batch`, `/authorize` and `/token` of its OAuth, and the message channel on `/`. */
export const topEmulation: GatewayEmulation<'top', TopOptions, TopState, TopAccount> = {
  name: 'top',
  options: topOptionNames,
  caller: topCaller,
  create: (parts, { apps = [demoTopApp], windowMs = 600_000, tmc }) => {
    const settings = { apps, windowMs, tmc: { ...defaultTmcSettings, ...tmc } }
    const state = createTopState(parts, settings.tmc)
    const [first = demoTopApp] = apps
    for (const app of apps) state.addApp(app)
    const session = state.sessions.issue()
    state.tmc.permit(first.appKey, demoUser)
    const gateway = { state, settings }
    const channel = createTmcChannel(gateway)
    const oauth = createOauthCalls(gateway)
    return {
      routes: [
        callRoute(restPath, createTopCalls(gateway, true)),
        { path: batchPath, serve: serveBatch(gateway), ...signingAnew(createTopCalls(gateway, true)) },
        // The names that the platform's own have; each does both.
        callRoute('/authorize', oauth),
        callRoute('/token', oauth),
      ],
      sockets: [channel.route],
      state,
      account: (origin) => ({
        endpoint: `${origin}${restPath}`,
        appKey: first.appKey,
        appSecret: first.appSecret,
        session,
      }),
      parameterRefusal,
      signatures: topSignatures(state.apps),
      controls: [...topControls(state), ...tmcControls(state, channel)],
      handlers: {
        ...answerQueues(state, parts),
        ...oauthHandlers(state.oauth, state.sessions),
        // What a client sets its clock by.
        'taobao.time.get':
          () =>
          (_input, { now }) =>
          () =>
            Promise.resolve(right({ time: new Date(now) })),
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
