import type { InboundCaller, InboundRequest } from '@paifang/gateway/author'
import { charsetOf, parseForm } from '@paifang/signer-top'
import { kindOfBody } from './bodyMembers'

type Pairs = ReturnType<typeof parseForm>

/**
 * Who calls, and what that was read from: both are read once. A class, as a getter of an object's own is made anew, at the
 * cost of the whole object's shape, for each call.
 */
export class Called implements InboundCaller {
  readonly method: string
  readonly app: string | undefined

  constructor(
    /** Of the query, decoded; undefined where it cannot be read. */
    readonly pairs: Pairs | undefined,
    private readonly form: Pairs,
  ) {
    this.method = this.lastOf('method') ?? ''
    this.app = this.lastOf('target_app_key') ?? this.lastOf('app_key')
  }

  get params(): Readonly<Record<string, string>> {
    return Object.fromEntries([...this.form.toReversed(), ...(this.pairs ?? [])])
  }

  private lastOf(name: string): string | undefined {
    return (
      this.pairs?.findLast(([given]) => given === name)?.[1] ??
      this.form.find(([given]) => given === name)?.[1]
    )
  }
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
  return new Called(pairs, form)
}
