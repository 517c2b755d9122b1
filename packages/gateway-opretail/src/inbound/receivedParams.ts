import { parseJson } from '@paifang/contract'
import type { InboundRequest } from '@paifang/gateway/author'
import { formPairs, refuseMore } from '@paifang/wire'

/** One parameter as it was read: text of the query or a form, any value of a JSON body. */
export type ReceivedParam = readonly [name: string, value: unknown]

const utf8 = new TextDecoder('utf-8', { fatal: true })

/**
 * Everything that was received and may be signed: of the query, and of a form or of the members of a JSON object in the
 * body. Members of a body that are not signed are therefore refused with the whole call.
 *
 * @throws TypeError, URIError for what is neither, RangeError for more than 10,000 members
 */
export const receivedParams = ({ query, headers, body }: InboundRequest): ReadonlyArray<ReceivedParam> => {
  const inQuery = formPairs(query)
  if (body.byteLength === 0) return inQuery
  const text = utf8.decode(body)
  const type = (headers['content-type'] ?? '').toLowerCase()
  if (!type.includes('json') && !/^\s*\{/.test(text)) return [...inQuery, ...formPairs(text.trim())]
  const parsed = parseJson(text)
  const members: unknown = parsed._tag === 'Right' ? parsed.right : undefined
  if (typeof members !== 'object' || members === null || Array.isArray(members))
    throw new TypeError('body: expected a form or a JSON object')
  const inBody = Object.entries(members)
  refuseMore(inBody.length)
  return [...inQuery, ...inBody]
}
