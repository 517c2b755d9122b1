/** A value, or a function that reads it before each attempt: from a vault, a file, an environment. */
export type Source<A = string> = A | (() => A | Promise<A>)

/** What a source gives; `undefined` where it gives nothing or fails. A promise only where the source gives one. */
export const readSource = <A extends string | object>(
  source: Source<A> | undefined,
): A | undefined | Promise<A | undefined> => {
  if (typeof source !== 'function') return source
  try {
    const given = (source as () => A | Promise<A>)()
    return given instanceof Promise ? given.catch(() => undefined) : given
  } catch {
    return undefined
  }
}
