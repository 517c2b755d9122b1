import type { GatewayDocuments } from '../generate/GatewayDocuments'
import { topDocuments } from '../top/topDocuments'

/** Documents of Qimen: they are TOP's, whose importers know its methods. */
export const qimenDocuments: GatewayDocuments = {
  name: 'qimen',
  title: 'Qimen',
  ...(topDocuments.source === undefined ? {} : { source: topDocuments.source }),
  importers: topDocuments.importers,
  client: {
    create: 'createQimenClient',
    from: '@paifang/gateway-qimen',
    options: [
      "  appKey: process.env['QIMEN_APP_KEY'] ?? '',",
      "  appSecret: process.env['QIMEN_APP_SECRET'] ?? '',",
      "  customerId: process.env['QIMEN_CUSTOMER_ID'] ?? '',",
      "  endpoint: process.env['QIMEN_ENDPOINT'] ?? '',",
    ],
    session: "  session: process.env['QIMEN_SESSION'] ?? '',",
  },
}
