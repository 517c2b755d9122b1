import { parseJson } from '@paifang/contract'

/** What a message was made of. */
export interface MessageParts {
  readonly id: string
  readonly topic: string
  readonly text: string
  readonly publisher?: string | undefined
  readonly userId?: string | undefined
  readonly nick?: string | undefined
  readonly dataId?: string | undefined
  readonly timeMs?: bigint | undefined
  readonly outTimeMs?: bigint | undefined
}

const latest = 8_640_000_000_000_000n

const dateOf = (ms: bigint | undefined): Date | undefined =>
  ms === undefined || ms > latest || ms < -latest ? undefined : new Date(Number(ms))

const unread = Symbol('unread')

/**
 * A message. Printing or serialising it shows its id and its topic, and nothing of its content or of a person.
 */
export class Message<A = unknown> {
  /** Exact text of 64 bits: what it is confirmed and de-duplicated by. */
  readonly id: string
  /** `taobao_trade_TradeBuyerPay` */
  readonly topic: string
  readonly #parts: MessageParts
  #content: unknown = unread

  constructor(parts: MessageParts, ...content: ReadonlyArray<A>) {
    this.id = parts.id
    this.topic = parts.topic
    this.#parts = parts
    if (content.length > 0) this.#content = content[0]
  }

  /**
   * As the topic's codec reads it. Without a codec what the JSON holds, parsed when it is first asked for: integers beyond
   * 2^53 are text; `undefined` where it is no JSON.
   */
  get content(): A {
    if (this.#content === unread) {
      const parsed = parseJson(this.#parts.text)
      this.#content = parsed._tag === 'Right' ? parsed.right : undefined
    }
    return this.#content as A
  }

  /** The content as it came, inflated; `''` where there is none. */
  get text(): string {
    return this.#parts.text
  }

  /** App key of who published it. */
  get publisher(): string | undefined {
    return this.#parts.publisher
  }

  /** Exact text. */
  get userId(): string | undefined {
    return this.#parts.userId
  }

  get nick(): string | undefined {
    return this.#parts.nick
  }

  get dataId(): string | undefined {
    return this.#parts.dataId
  }

  /** When it was published. */
  get time(): Date | undefined {
    return dateOf(this.#parts.timeMs)
  }

  /** When the platform sent it out. */
  get outTime(): Date | undefined {
    return dateOf(this.#parts.outTimeMs)
  }

  /** The same message with a content that a codec has read. */
  withContent<B>(content: B): Message<B> {
    return new Message<B>(this.#parts, content)
  }
}
