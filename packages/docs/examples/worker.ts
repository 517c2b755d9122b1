import { timeGet } from '@paifang/api-top-platform'
import { createTopClient } from '@paifang/gateway-top'
import { describe, isOk } from '@paifang/result'

interface Env {
  readonly TOP_APP_KEY: string
  readonly TOP_APP_SECRET: string
  readonly TOP_ENDPOINT: string
}

// The same client as in Node: in a bundle it goes over the runtime's fetch.
export default {
  fetch: async (_request: Request, env: Env): Promise<Response> => {
    const top = createTopClient({
      appKey: env.TOP_APP_KEY,
      appSecret: env.TOP_APP_SECRET,
      endpoint: env.TOP_ENDPOINT,
      // A worker's request has its own bounds: stay below them.
      deadlineMs: 8_000,
    })
    const result = await top.run(timeGet, {})
    await top.close()
    return isOk(result) ? Response.json(result.right) : new Response(describe(result.left), { status: 502 })
  },
}
