import { opretailEmulation } from './opretail/opretailEmulation'
import { topEmulation } from './top/topEmulation'

/** The gateways an emulator has unless it is given others. */
export const shippedGateways = [topEmulation, opretailEmulation] as const

export type ShippedGateways = typeof shippedGateways
