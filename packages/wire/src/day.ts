import { dayMs, gmt8Minutes } from './dateTime'

const gmt8Ms = gmt8Minutes * 60_000

/** Days since 1970 in GMT+8, where the gateways count theirs. */
export const dayOf = (epochMs: number): number => Math.floor((epochMs + gmt8Ms) / dayMs)

/** Milliseconds to the next midnight in GMT+8, 1 to 86,400,000. */
export const untilMidnightMs = (epochMs: number): number => (dayOf(epochMs) + 1) * dayMs - gmt8Ms - epochMs
