export { createLimits, type LimitOf, type Limits, type LimitsOptions } from './createLimits'
export { memoryLimits, type MemoryLimitsOptions } from './memoryLimits'
export type { Allowance, ApplicationLimits } from './ApplicationLimits'
export type { DayLimit, LimitAnswer, LimitAsk, LimitStore, Priority, RateLimit, Settled } from './LimitStore'
