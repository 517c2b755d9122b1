/** How the bytes of an answer travel; everything but `whole` and `stream` is an injected fault. */
export type Delivery =
  | { readonly kind: 'whole' }
  | { readonly kind: 'stall'; readonly at: 'before-headers' | 'after-headers' }
  | { readonly kind: 'reset' }
  | { readonly kind: 'truncate'; readonly bytes: number }
  | { readonly kind: 'wrong-length'; readonly by: number }
  | { readonly kind: 'drip'; readonly bytes: number; readonly everyMs: number }
  /** No end is known: text is taken as fast as the client reads, until the signal says that it is gone. */
  | {
      readonly kind: 'stream'
      readonly chunks: (signal: AbortSignal) => AsyncIterable<string>
    }

/** A complete answer and how to deliver it; with `stream`, `body` is empty. `Content-Length` is computed on delivery. */
export interface RawAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
  readonly delivery: Delivery
}

const whole: Delivery = { kind: 'whole' }

/** An answer of text, delivered whole. */
export const textAnswer = (
  status: number,
  type: string,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): RawAnswer => ({
  status,
  headers: { 'content-type': type, ...headers },
  body: Buffer.from(text, 'utf8'),
  delivery: whole,
})

/** A refusal below the gateway's own language: too large, not found, unreadable. */
export const plainAnswer = (status: number, text: string): RawAnswer =>
  textAnswer(status, 'text/plain;charset=UTF-8', `${text}\n`, status === 413 ? { connection: 'close' } : {})
