import { list, struct, text } from '@paifang/contract'
import { done, withBody } from '../control/body'
import { grantRoutes } from '../control/grantRoutes'
import type { Route } from '../control/Route'
import { callRoute } from '../gateway/callRoute'
import type { GatewayEmulation } from '../gateway/GatewayEmulation'
import { parameterRefusal } from '../top/judgeSigned'
import { topSignatures } from '../top/topSignatures'
import { createGrants } from '../state/createGrants'
import { demoQimenApp, qimenOptionNames, type QimenApp, type QimenSettings } from './QimenApp'
import { createQimenCalls } from './qimenCalls'
import { qimenCaller } from './qimenCaller'
import type { QimenState } from './QimenRequest'

const standardPath = '/router/qimen/service'

const AppBody = struct<QimenApp>('Qimen application', {
  required: { appKey: text, appSecret: text },
  optional: { customerIds: list(text) },
})

const controlsOf = (state: QimenState): ReadonlyArray<Route> => [
  {
    verb: 'POST',
    path: '/apps/qimen',
    does: 'adds or replaces a Qimen application: {"appKey","appSecret","customerIds"?}',
    run: ({ body }) =>
      withBody(AppBody, body, (app) => {
        state.addApp(app)
        return done
      }),
  },
]

/** What a Qimen client is created with: `createQimenClient({ ...emulator.qimen })`. */
export interface QimenAccount {
  /** `…/router/qimen/service` */
  readonly endpoint: string
  readonly appKey: string
  readonly appSecret: string
  readonly customerId: string
  /** A session that is valid until it is expired or revoked. */
  readonly session: string
}

/** Qimen: `/router/qimen/service`, and custom scenes on `/router/qm` and `/router/qmtest`. */
export const qimenEmulation: GatewayEmulation<'qimen', QimenSettings, QimenState, QimenAccount> = {
  name: 'qimen',
  options: qimenOptionNames,
  caller: qimenCaller,
  create: ({ tables, clock, random }, { apps = [demoQimenApp], windowMs = 600_000 }) => {
    const rows = tables.create<QimenApp>('qimenApps', { limit: 10_000, sensitive: ['appSecret'] })
    const state: QimenState = {
      apps: rows,
      sessions: createGrants(
        { tables, clock, random },
        { name: 'qimenSessions', prefix: '6', app: () => rows.values()[0]?.appKey ?? '' },
      ),
      addApp: (app) => rows.put(app.appKey, app),
    }
    const [first = demoQimenApp] = apps
    for (const app of apps) state.addApp(app)
    const session = state.sessions.issue()
    const gateway = { state, settings: { apps, windowMs } }
    const custom = createQimenCalls(gateway, 'custom')
    return {
      routes: [
        callRoute(standardPath, createQimenCalls(gateway, 'standard')),
        callRoute('/router/qm', custom),
        callRoute('/router/qmtest', custom),
      ],
      state,
      account: (origin) => ({
        endpoint: `${origin}${standardPath}`,
        appKey: first.appKey,
        appSecret: first.appSecret,
        customerId: first.customerIds?.[0] ?? 'stub-cust-code',
        session,
      }),
      signatures: topSignatures(state.apps),
      controls: [...controlsOf(state), ...grantRoutes('qimen-sessions', state.sessions)],
      parameterRefusal,
    }
  },
}
