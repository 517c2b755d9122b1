import { boolean, list, struct, text } from '@paifang/contract'
import { shopwebSecurityMobileLogin, shopwebSecuritySsoLogin } from '@paifang/gateway-opretail'
import { done, withBody } from '../control/body'
import { grantRoutes } from '../control/grantRoutes'
import type { Route } from '../control/Route'
import { callRoute } from '../gateway/callRoute'
import type { GatewayEmulation } from '../gateway/GatewayEmulation'
import { answerLogin, demoOpretailUser } from './answerLogin'
import { demoOpretailApp, type OpretailApp } from './OpretailApp'
import { createOpretailCalls, parameterRefusal } from './opretailCalls'
import { platformId } from './OpretailRequest'
import { defaultOpretailSettings, opretailOptionNames, type OpretailSettings } from './OpretailSettings'
import { createOpretailState, type OpretailState } from './OpretailState'
import { opretailCaller } from './opretailCaller'
import { opretailSignatures } from './opretailSignatures'
import { pageInspections } from './pageInspections'
import { seedInspections } from './seedInspections'

const AppBody = struct<OpretailApp>('opretail application', {
  required: { accessKey: text, accessSecret: text, applicationId: text },
  optional: { permissions: list(text), expired: boolean, publicKey: text },
})

/** Applications and tokens of opretail. */
const controlsOf = (state: OpretailState): ReadonlyArray<Route> => [
  {
    verb: 'POST',
    path: '/apps/opretail',
    does: 'adds or replaces an opretail application: {"accessKey","accessSecret","applicationId","permissions"?,"expired"?,"publicKey"?}',
    run: ({ body }) =>
      withBody(AppBody, body, (app) => {
        state.addApp(app)
        return done
      }),
  },
  ...grantRoutes('tokens', state.tokens),
]

/** What an opretail client is created with: `createOpretailClient({ ...emulator.opretail })`. */
export interface OpretailAccount {
  /** `…/cloud.api` */
  readonly endpoint: string
  readonly accessKey: string
  readonly accessSecret: string
  readonly applicationId: string
  /** A token that is valid until it is expired or revoked. */
  readonly session: string
}

/** opretail: `/cloud.api` and `/m.api`. */
export const opretailEmulation: GatewayEmulation<
  'opretail',
  OpretailSettings,
  OpretailState,
  OpretailAccount
> = {
  name: 'opretail',
  options: opretailOptionNames,
  caller: opretailCaller,
  create: (parts, options) => {
    const settings: OpretailSettings = {
      ...{ apps: [demoOpretailApp], users: [demoOpretailUser] },
      ...defaultOpretailSettings,
      ...options,
    }
    const state = createOpretailState(parts, settings.users)
    const [first = demoOpretailApp] = settings.apps
    for (const app of settings.apps) state.addApp(app)
    const session = state.tokens.issue()
    seedInspections(state, parts.seed)
    const calls = createOpretailCalls({ state, settings })
    return {
      routes: [callRoute('/cloud.api', calls), callRoute('/m.api', calls)],
      state,
      account: (origin) => ({
        endpoint: `${origin}/cloud.api`,
        accessKey: first.accessKey,
        accessSecret: first.accessSecret,
        applicationId: platformId,
        session,
      }),
      signatures: opretailSignatures(state.apps),
      controls: controlsOf(state),
      parameterRefusal: parameterRefusal(settings),
      operations: [shopwebSecurityMobileLogin, shopwebSecuritySsoLogin],
      handlers: {
        'open.shopweb.liveCheck.statisticsDetailPageForCustomer': pageInspections(state, settings),
        [shopwebSecurityMobileLogin.method]: answerLogin(state, settings, 'mobileLogin'),
        [shopwebSecuritySsoLogin.method]: answerLogin(state, settings, 'ssoLogin'),
      },
    }
  },
}
