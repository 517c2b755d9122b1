import type { InboundCaller, InboundRequest } from '@paifang/gateway/author'
import { charsetOf, parseForm, type Charset } from '@paifang/signer-top'
import { kindOfBody, type BodyKind } from './bodyMembers'

type Pairs = ReturnType<typeof parseForm>

/**
 * Who calls, and what that was read from: each is read once. A class, as a getter of an object's own is made anew, at the
 * cost of the whole object's shape, for each call.
 */
export class Called implements InboundCaller {
  readonly method: string
  readonly app: string | undefined

  constructor(
    readonly kind: BodyKind,
    /** That the call names; undefined where that is neither UTF-8 nor GBK. */
    readonly charset: Charset | undefined,
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

/** Of query and form; `undefined`: what cannot be read names nothing, and the signature is judged all the same. */
const read = (
  { query, body }: InboundRequest,
  kind: BodyKind,
  charset: Charset,
): readonly [pairs: Pairs, form: Pairs] | undefined => {
  try {
    return [parseForm(query, charset), kind === 'form' ? parseForm(charset.decode(body), charset) : []]
  } catch {
    return undefined
  }
}

/** Who calls, as query and form say; of two values the last of the query wins. Nothing of it is proven. */
export const callerOf = (request: InboundRequest): Called => {
  const contentType = request.headers['content-type'] ?? ''
  const [kind, charset] = [kindOfBody(contentType, request.body), charsetOf(contentType)]
  const [pairs, form = []] = (charset && read(request, kind, charset)) ?? []
  return new Called(kind, charset, pairs, form)
}
