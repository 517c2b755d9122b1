import type { AnswerLimits } from '@paifang/gateway'

export interface TopAnswerLimits extends AnswerLimits {
  /** Characters of an XML answer, which takes about 30 times as long to read as JSON; default 2 Mi. */
  readonly maxXmlSize?: number
}
