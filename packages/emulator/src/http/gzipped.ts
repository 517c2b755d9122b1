import { gzipSync } from 'node:zlib'
import type { RawAnswer } from './RawAnswer'
import type { RawRequest } from './RawRequest'

/** The answer as it travels: text is compressed where the client asks for it, as the gateways do. */
export const gzipped = (answer: RawAnswer, { headers }: Pick<RawRequest, 'headers'>): RawAnswer => {
  const asked = /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i.test(headers['accept-encoding'] ?? '')
  const isText = /^(text|application)\//.test(answer.headers['content-type'] ?? '')
  if (!asked || !isText || answer.delivery.kind !== 'whole' || answer.body.length === 0) return answer
  return {
    ...answer,
    headers: { ...answer.headers, 'content-encoding': 'gzip' },
    body: gzipSync(answer.body),
  }
}
