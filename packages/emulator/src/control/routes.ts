import { businessRoutes } from './businessRoutes'
import { clockRoutes } from './clockRoutes'
import { expectationRoutes } from './expectationRoutes'
import { faultRoutes } from './faultRoutes'
import { grantRoutes } from './grantRoutes'
import { journalRoutes } from './journalRoutes'
import { limitRoutes } from './limitRoutes'
import type { Route } from './Route'
import { stateRoutes } from './stateRoutes'

/** The whole control API. */
export const routes: ReadonlyArray<Route> = [
  ...stateRoutes,
  ...grantRoutes,
  ...limitRoutes,
  ...businessRoutes,
  ...faultRoutes,
  ...clockRoutes,
  ...journalRoutes,
  ...expectationRoutes,
]
