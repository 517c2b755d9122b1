import { gzipSync } from 'node:zlib'
import type { RawAnswer } from './RawAnswer'
import type { RawRequest } from './RawRequest'

/** Bytes below which nothing is compressed, as web servers are usually set: it fits one packet as it is. The gateways' own [?]. */
const fewest = 1_000

/** The answer as it travels: text is compressed where the client asks for it, as the gateways do. */
export const gzipped = (answer: RawAnswer, { headers }: Pick<RawRequest, 'headers'>): RawAnswer => {
  if (answer.delivery.kind !== 'whole' || answer.body.length < fewest) return answer
  const asked = /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i.test(headers['accept-encoding'] ?? '')
  const isText = /^(text|application)\//.test(answer.headers['content-type'] ?? '')
  if (!asked || !isText) return answer
  return {
    ...answer,
    headers: { ...answer.headers, 'content-encoding': 'gzip' },
    body: gzipSync(answer.body),
  }
}
