import type { InboundCaller, InboundRequest } from '@paifang/gateway/author'
import { charsetOf, parseForm } from '@paifang/signer-top'
import { kindOfBody } from './bodyMembers'

type Pairs = ReturnType<typeof parseForm>

/** Who calls, and what that was read from: both are read once. */
export interface Called extends InboundCaller {
  /** Of the query, decoded; undefined where it cannot be read. */
  readonly pairs: Pairs | undefined
}

const read = ({
  query,
  headers,
  body,
}: InboundRequest): { readonly pairs?: Pairs; readonly form?: Pairs } => {
  const contentType = headers['content-type'] ?? ''
  try {
    const charset = charsetOf(contentType)
    if (charset === undefined) return {}
    const pairs = parseForm(query, charset)
    const isForm = kindOfBody(contentType, body) === 'form'
    return { pairs, ...(isForm ? { form: parseForm(charset.decode(body), charset) } : {}) }
  } catch {
    // Whoever sent it named nothing that can be read: the signature is judged all the same.
    return {}
  }
}

/** Who calls, as query and form say; of two values the last of the query wins. Nothing of it is proven. */
export const callerOf = (request: InboundRequest): Called => {
  const { pairs, form = [] } = read(request)
  const lastOf = (name: string): string | undefined =>
    pairs?.findLast(([given]) => given === name)?.[1] ?? form.find(([given]) => given === name)?.[1]
  return {
    pairs,
    get params() {
      return Object.fromEntries([...form.toReversed(), ...(pairs ?? [])])
    },
    method: lastOf('method') ?? '',
    app: lastOf('target_app_key') ?? lastOf('app_key'),
  }
}
