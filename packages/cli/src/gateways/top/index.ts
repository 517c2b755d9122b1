import type { GatewayModule } from '../GatewayModule'

export const top: GatewayModule = {
  name: 'top',
  // What Qimen routes to a partner is Qimen's.
  methodPattern:
    /^(?!taobao\.qimen\.(?!trade\.users?\.|events?\.))(taobao|tmall|alibaba|aliexpress|cainiao)\./,
  accountFields: [
    { option: 'appKey', flag: 'key', variable: 'TOP_APP_KEY' },
    { option: 'appSecret', flag: 'secret', variable: 'TOP_APP_SECRET' },
    { option: 'session', flag: 'session', variable: 'TOP_SESSION', optional: true },
  ],
  probe: { method: 'taobao.time.get', input: {} },
  signMethods: ['hmac-sha256', 'hmac', 'md5'],
  endpointVariable: 'TOP_ENDPOINT',
  endpoints: () => {
    const { topEndpoints } = require('@paifang/gateway-top') as typeof import('@paifang/gateway-top')
    const { production, ...others } = topEndpoints
    return { production, ...others }
  },
  createClient: (request) => (require('./client') as typeof import('./client')).createClient(request),
  signer: () => (require('./signer') as typeof import('./signer')).signer,
  emulation: () => (require('@paifang/emulator') as typeof import('@paifang/emulator')).topEmulation,
  documents: () => (require('@paifang/codegen') as typeof import('@paifang/codegen')).topDocuments,
  recorded: () => (require('./recorded') as typeof import('./recorded')).readRecorded,
  oauth: () => (require('./oauth') as typeof import('./oauth')).oauth,
  messages: () => (require('./messages') as typeof import('./messages')).messages,
  errors: () => (require('./errors') as typeof import('./errors')).errors,
}
