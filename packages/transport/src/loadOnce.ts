/**
 * A loader of something that is loaded late and once: who asks meanwhile waits for the same. A failure is handed to those who wait and
 * not kept, because why may pass: too many open files, a part of a bundle that did not come. What bundlers and builds look
 * for, `import('…')`, stands with the caller.
 */
export const loadOnce = <A>(load: () => Promise<A>): (() => Promise<A>) => {
  let loading: Promise<A> | undefined
  const forget = (thrown: unknown): never => {
    loading = undefined
    throw thrown
  }
  return () => (loading ??= load().catch(forget))
}
