import type { GatewayModule } from '../GatewayModule'

/** Its codes are TOP's, and are listed there. */
export const qimen: GatewayModule = {
  name: 'qimen',
  methodPattern: /^taobao\.qimen\.(?!trade\.users?\.|events?\.)/,
  accountFields: [
    { option: 'appKey', flag: 'key', variable: 'QIMEN_APP_KEY' },
    { option: 'appSecret', flag: 'secret', variable: 'QIMEN_APP_SECRET' },
    { option: 'session', flag: 'session', variable: 'QIMEN_SESSION', optional: true },
    {
      option: 'customerId',
      flag: 'customer',
      variable: 'QIMEN_CUSTOMER_ID',
      text: { en: 'Qimen customerId: who answers', zh: '奇门 customerId：由谁应答' },
      optional: true,
    },
  ],
  signMethods: ['md5', 'hmac', 'hmac-sha256'],
  endpointVariable: 'QIMEN_ENDPOINT',
  endpoints: () => {
    const { qimenEndpoints } = require('@paifang/gateway-qimen') as typeof import('@paifang/gateway-qimen')
    const { production, ...others } = qimenEndpoints
    return { production, ...others }
  },
  createClient: (request) => (require('./client') as typeof import('./client')).createClient(request),
  signer: () => (require('./signer') as typeof import('./signer')).signer,
  emulation: () => (require('@paifang/emulator') as typeof import('@paifang/emulator')).qimenEmulation,
  documents: () => (require('@paifang/codegen') as typeof import('@paifang/codegen')).qimenDocuments,
  recorded: () => (require('./recorded') as typeof import('./recorded')).readRecorded,
}
