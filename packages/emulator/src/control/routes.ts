import type { EmulatedGateway } from '../gateway/GatewayEmulation'
import { answerRoutes } from './answerRoutes'
import { clockRoutes } from './clockRoutes'
import { eventRoutes } from './eventRoutes'
import { expectationRoutes } from './expectationRoutes'
import { faultRoutes } from './faultRoutes'
import { journalRoutes } from './journalRoutes'
import { keptRoutes } from './keptRoutes'
import { listRoutes } from './listRoutes'
import type { Route } from './Route'
import { resendRoutes } from './resendRoutes'
import { signatureRoutes } from './signatureRoutes'
import { stateRoutes } from './stateRoutes'
import { triggerRoutes } from './triggerRoutes'

/** The whole control API: what every emulator has, and what its gateways add. */
export const routesOf = (gateways: Iterable<EmulatedGateway>): ReadonlyArray<Route> => [
  ...eventRoutes,
  ...stateRoutes,
  ...[...gateways].flatMap(({ controls = [] }) => controls),
  ...keptRoutes,
  ...answerRoutes,
  ...listRoutes,
  ...faultRoutes,
  ...clockRoutes,
  ...journalRoutes,
  ...resendRoutes,
  ...expectationRoutes,
  ...signatureRoutes,
  ...triggerRoutes,
]
