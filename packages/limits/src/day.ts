const dayMs = 86_400_000
const gmt8Ms = 28_800_000

/** Days since 1970 in GMT+8, where the gateways count theirs. */
export const dayOf = (epochMs: number): number => Math.floor((epochMs + gmt8Ms) / dayMs)

/** What is left of the day in GMT+8. */
export const untilMidnightMs = (epochMs: number): number => (dayOf(epochMs) + 1) * dayMs - gmt8Ms - epochMs
