const secondMs = 1_000

/** HTTP `Retry-After` given in seconds, in milliseconds; the form with a date would need a clock we do not trust. */
export const retryAfterMs = (header: string | undefined): number | undefined =>
  header !== undefined && /^\d{1,6}$/.test(header) ? Number(header) * secondMs : undefined
