import { timeGet } from '@paifang/api-top-platform'
import { createTopClient } from '@paifang/gateway-top'
import { describe, isOk } from '@paifang/result'

// Beside the handler: one client for all calls of an instance. There is nothing to close, the instance is frozen and thrown away.
const top = createTopClient({
  appKey: process.env['TOP_APP_KEY'] ?? '',
  appSecret: process.env['TOP_APP_SECRET'] ?? '',
  endpoint: process.env['TOP_ENDPOINT'] ?? '',
})

export const handler = async (
  _event: unknown,
  context: { readonly getRemainingTimeInMillis: () => number },
): Promise<{ readonly statusCode: number; readonly body: string }> => {
  // Said by us, with what is known, and not by the platform that ends the instance in the middle of a write.
  const deadlineMs = context.getRemainingTimeInMillis() - 500
  const result = await top.run(timeGet, {}, { deadlineMs })
  return isOk(result)
    ? { statusCode: 200, body: JSON.stringify(result.right) }
    : { statusCode: 502, body: describe(result.left) }
}
