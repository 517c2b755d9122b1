export interface SingleFlightOptions {
  /** Work that runs longer is given up for lost: who asks then starts it anew. Default: never. */
  readonly maxAgeMs?: number
  /** Milliseconds that only grow; default `performance.now`. */
  readonly now?: () => number
}

/**
 * Work that many may ask for at once and that runs once: who asks for a key while its work runs shares its result.
 * A failure is shared as well, and forgotten with it.
 */
export const singleFlight = <A>({
  maxAgeMs = Infinity,
  now = () => performance.now(),
}: SingleFlightOptions = {}): ((key: string, work: () => Promise<A>) => Promise<A>) => {
  interface Flight {
    readonly result: Promise<A>
    readonly startedMs: number
  }
  const running = new Map<string, Flight>()
  return (key, work) => {
    const shared = running.get(key)
    if (shared !== undefined && now() - shared.startedMs < maxAgeMs) return shared.result
    const flight: Flight = {
      startedMs: now(),
      result: (async () => work())().finally(() => {
        if (running.get(key) === flight) running.delete(key)
      }),
    }
    running.set(key, flight)
    return flight.result
  }
}
