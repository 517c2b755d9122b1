/** What a handler returns, or throws, for a message that can never be handled. */
export interface Permanent {
  readonly _tag: 'Permanent'
  readonly reason: string
}

/**
 * Says that a message can never be handled, so that it is not delivered again for ever: `onDeadLetter` gets it, and it is
 * confirmed once that has settled well. To be returned or thrown by a handler; nothing personal belongs in the reason.
 *
 * @example
 * .on(tradeBuyerPay, async ({ content }) => (await shopOf(content.seller_nick)) ?? permanent('no shop of ours'))
 */
export const permanent = (reason: string): Permanent => ({ _tag: 'Permanent', reason })

export const isPermanent = (value: unknown): value is Permanent =>
  typeof value === 'object' && value !== null && (value as { _tag?: unknown })._tag === 'Permanent'
