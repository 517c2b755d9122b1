/** How much an answer may hold. What holds more is a ProtocolError, before any of it is built. */
export interface AnswerLimits {
  /** JSON values, or XML elements; default 2,000,000. */
  readonly maxValues?: number
  /** Arrays and objects, or elements, open at once; default 512. */
  readonly maxDepth?: number
  /** Characters of an XML answer, which takes about 30 times as long to read as JSON; default 2 Mi. */
  readonly maxXmlSize?: number
}
