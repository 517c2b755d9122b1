import type { GatewayModule } from '../GatewayModule'

export const opretail: GatewayModule = {
  name: 'opretail',
  methodPattern: /^(open|ovopark)\./,
  accountFields: [
    { option: 'accessKey', flag: 'key', variable: 'OPRETAIL_ACCESS_KEY' },
    { option: 'accessSecret', flag: 'secret', variable: 'OPRETAIL_ACCESS_SECRET' },
    { option: 'session', flag: 'session', variable: 'OPRETAIL_TOKEN', optional: true },
    {
      option: 'applicationId',
      flag: 'aid',
      variable: 'OPRETAIL_APPLICATION_ID',
      default: 'S107',
      text: { en: 'opretail _aid; default S107', zh: 'opretail _aid，默认 S107' },
    },
  ],
  // Of no enterprise: what it answers does not matter, its signature does.
  probe: { method: 'open.gateway.authentication', version: 'v2', input: { orgid: '0' } },
  signMethods: ['md5', 'sha1'],
  endpointVariable: 'OPRETAIL_ENDPOINT',
  endpoints: () => {
    const { opretailEndpoints } =
      require('@paifang/gateway-opretail') as typeof import('@paifang/gateway-opretail')
    const { 'opretail-cloud': cloud, ...others } = opretailEndpoints
    return { 'opretail-cloud': cloud, ...others }
  },
  createClient: (request) => (require('./client') as typeof import('./client')).createClient(request),
  signer: () => (require('./signer') as typeof import('./signer')).signer,
  emulation: () => (require('@paifang/emulator') as typeof import('@paifang/emulator')).opretailEmulation,
  documents: () => (require('@paifang/codegen') as typeof import('@paifang/codegen')).opretailDocuments,
  recorded: () => (require('./recorded') as typeof import('./recorded')).readRecorded,
  errors: () => (require('./errors') as typeof import('./errors')).errors,
  checkAccount: (endpoint, account) =>
    (require('./checkAccount') as typeof import('./checkAccount')).checkAccount(endpoint, account),
}
