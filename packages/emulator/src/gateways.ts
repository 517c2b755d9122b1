import { opretailEmulation } from './opretail/opretailEmulation'
import { qimenEmulation } from './qimen/qimenEmulation'
import { topEmulation } from './top/topEmulation'

/** The gateways an emulator has unless it is given others. */
export const shippedGateways = [topEmulation, opretailEmulation, qimenEmulation] as const

export type ShippedGateways = typeof shippedGateways
