/**
 * Work that many may ask for at once and that runs once: who asks for a key while its work runs shares its result.
 * A failure is shared as well, and forgotten with it.
 */
export const singleFlight = <A>(): ((key: string, work: () => Promise<A>) => Promise<A>) => {
  const running = new Map<string, Promise<A>>()
  return (key, work) => {
    const shared = running.get(key)
    if (shared !== undefined) return shared
    const started = (async () => work())().finally(() => running.delete(key))
    running.set(key, started)
    return started
  }
}
