import { createTopClient } from '@paifang/gateway-top'
import { axiosTransport } from '@paifang/transport'

const top = createTopClient({
  appKey: process.env['TOP_APP_KEY'] ?? '',
  appSecret: process.env['TOP_APP_SECRET'] ?? '',
  endpoint: process.env['TOP_ENDPOINT'] ?? '',
  transport: axiosTransport({
    // Absent: HTTPS_PROXY and NO_PROXY decide. false: no proxy, whatever they say.
    proxy: 'http://proxy.example:3128',
    noProxy: 'localhost,127.0.0.1,.internal',
    connectTimeoutMs: 3_000,
    timeoutMs: 10_000,
    connections: 128,
    // The PEM of an authority of your own; it takes the place of Node's.
    // ca: readFileSync('company-ca.pem', 'utf8'),
  }),
})
await top.close()
