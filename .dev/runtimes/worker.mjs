import { fetchTransport } from '@paifang/transport'
import { smoke } from './smoke.mjs'

export default {
  fetch: async (_, { SMOKE, GATEWAY }) => {
    const transport = fetchTransport({ fetch: (url, init) => GATEWAY.fetch(url, init) })
    return Response.json(await smoke(JSON.parse(SMOKE), transport))
  },
}
