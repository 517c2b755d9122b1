import { parseJson } from '@paifang/contract'
import type { Gateway, Prepared } from '@paifang/gateway/author'
import { canonicalise, createSigner, type Pairs } from '@paifang/signer-top'
import { formatDateTime } from '@paifang/wire'
import { topAnswer } from '../server/answers'
import { credentials } from './itemOperation'

interface Texts extends Prepared {
  readonly pairs: Pairs
}

const { signPairs } = createSigner({ secret: credentials.appSecret, method: 'md5' })
const bytes = Buffer.from(topAnswer)

/** The smallest gateway with real steps: canonical text, a stamp, a signature, a form; an answer parsed and unwrapped. */
export const benchGateway: Gateway<'top', Texts> = {
  name: 'top',
  prepare: ({ wire }) => ({ _tag: 'Right', right: { pairs: canonicalise(wire as Record<string, unknown>) } }),
  sign: ({ pairs }, { epochMs }) => {
    const stamped: Pairs = [...pairs, ['timestamp', formatDateTime(epochMs)]]
    const body = [...stamped, ['sign', signPairs(stamped)] as const]
      .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
      .join('&')
    const request = { verb: 'POST', url: 'http://127.0.0.1/', headers: {}, body } as const
    return { _tag: 'Right', right: { request, secrets: [] } }
  },
  open: ({ body }) => {
    const parsed = parseJson(body)
    if (parsed._tag === 'Left') throw new Error('the answer of the bench is JSON')
    const { item_seller_get_response: output } = parsed.right as Readonly<Record<string, unknown>>
    return { _tag: 'Right', right: { output } }
  },
}

/** One turn of the event loop, as an exchange costs at least, and always the same answer. */
export const answering =
  (
    body: Uint8Array,
  ): (() => Promise<{
    readonly _tag: 'Right'
    readonly right: {
      readonly status: number
      readonly headers: Record<string, string>
      readonly body: Uint8Array
      readonly truncated: boolean
    }
  }>) =>
  () =>
    new Promise((resolve) =>
      setImmediate(resolve, {
        _tag: 'Right',
        right: { status: 200, headers: {}, body, truncated: false },
      }),
    )

/** The answer of the server. */
export const exchange = answering(bytes)
