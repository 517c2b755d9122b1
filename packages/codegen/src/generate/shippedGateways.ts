import { opretailDocuments } from '../opretail/opretailDocuments'
import { topDocuments } from '../top/topDocuments'
import { qimenDocuments } from '../qimen/qimenDocuments'
import type { GatewayDocuments } from './GatewayDocuments'

/** The gateways whose documents are read unless others are named. */
export const shippedGateways: ReadonlyArray<GatewayDocuments> = [
  topDocuments,
  opretailDocuments,
  qimenDocuments,
]
