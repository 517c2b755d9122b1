import type { Codec } from '@paifang/contract'

/** A topic is a value, as an operation is: its name on the wire, and how its content is read. */
export interface Topic<A = unknown> {
  /** `taobao_trade_TradeBuyerPay` */
  readonly name: string
  /** Reads the parsed JSON of a content. Without one the content is what the JSON holds. */
  readonly content?: Codec<A>
}

/**
 * @param name as the platform writes it: `taobao_trade_TradeBuyerPay`
 * @param content how its content is read; without one a handler gets what the JSON holds, integers beyond 2^53 as text
 * @throws TypeError for an empty name
 * @example
 * const tradeBuyerPay = topic('taobao_trade_TradeBuyerPay', TradeBuyerPay)
 */
export const topic = <A = unknown>(name: string, content?: Codec<A>): Topic<A> => {
  if (name.trim() === '') throw new TypeError('topic: expected a name that is not empty')
  return { name, ...(content === undefined ? {} : { content }) }
}
