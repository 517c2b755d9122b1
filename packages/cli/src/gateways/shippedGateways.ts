import type { GatewayModule } from './GatewayModule'
import { opretail } from './opretail'
import { qimen } from './qimen'
import { top } from './top'

/** The gateways of the command line unless it is given others. The first is meant where nothing tells. */
export const shippedGateways: ReadonlyArray<GatewayModule> = [top, opretail, qimen]
