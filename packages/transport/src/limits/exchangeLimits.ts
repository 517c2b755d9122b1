import type { TransportOptions } from '../TransportOptions'

/** How long an exchange may take, and how long its answer may be, where its request does not say. */
export const exchangeLimits = ({
  timeoutMs = 10_000,
  maxResponseBytes = 32 * 1024 * 1024,
}: TransportOptions): Required<Pick<TransportOptions, 'timeoutMs' | 'maxResponseBytes'>> => ({
  timeoutMs,
  maxResponseBytes,
})
