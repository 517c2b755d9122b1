import { createLayouts, type Layout, type TextPairs } from '@paifang/gateway'
import { createCanonicaliser } from '@paifang/signer-top'
import type { SigningPlan } from './signingPlan'

/** How calls that send the same parameters were signed. */
export type TopLayout = Layout<SigningPlan>

/** What a client remembers of an operation. */
export interface TopMemory {
  readonly canonicalise: ReturnType<typeof createCanonicaliser>
  readonly layoutOf: (pairs: TextPairs) => TopLayout
  /** Layouts whose names were found to be sound, with the further system parameters beside which they are. */
  readonly sound: WeakMap<TopLayout, TextPairs>
}

export const topMemory = (): TopMemory => ({
  canonicalise: createCanonicaliser(),
  layoutOf: createLayouts<SigningPlan>(),
  sound: new WeakMap(),
})
