import type { InboundCaller, InboundRequest } from '@paifang/gateway/author'
import { charsetOf, parseForm } from '@paifang/signer-top'
import { kindOfBody } from './bodyMembers'

/** Who calls, as query and form say. Nothing of it is proven. */
export const callerOf = ({ query, headers, body }: InboundRequest): InboundCaller => {
  const params: Record<string, string> = {}
  const contentType = headers['content-type'] ?? ''
  try {
    const charset = charsetOf(contentType) ?? charsetOf('')
    if (charset !== undefined) {
      const isForm = kindOfBody(contentType, body) === 'form'
      const form = isForm ? parseForm(charset.decode(body), charset) : []
      for (const [name, text] of [...form, ...parseForm(query, charset)])
        Object.defineProperty(params, name, { value: text, enumerable: true, configurable: true })
    }
  } catch {
    // Whoever sent it named nothing that can be read: the signature is judged all the same.
  }
  const own = (name: string): string | undefined => (Object.hasOwn(params, name) ? params[name] : undefined)
  return { params, method: own('method') ?? '', app: own('target_app_key') ?? own('app_key') }
}
