import { isThenable } from '../thenable'

/**
 * A value, or where it comes from: a function, asked anew for each attempt, so that a rotated secret is used at once; a
 * promise; anything with `then` (a query builder, a request of another SDK).
 */
export type Provider<A> = A | PromiseLike<A> | (() => A | PromiseLike<A>)

/** Stands where a provider gave nothing that can be used. */
export class Unreadable {
  /** @param thrown what the provider threw or rejected with; `undefined` where it gave something of another type */
  constructor(readonly thrown: unknown) {}
}

/** What a provider gives now. A promise only where it has to be waited for; it never rejects. */
export const readProvider = <A>(provider: Provider<A>): A | Unreadable | Promise<A | Unreadable> => {
  if (typeof provider === 'string') return provider
  try {
    const given: unknown = typeof provider === 'function' ? (provider as () => unknown)() : provider
    return isThenable(given)
      ? Promise.resolve(given as PromiseLike<A>).then(undefined, (thrown: unknown) => new Unreadable(thrown))
      : (given as A)
  } catch (thrown) {
    return new Unreadable(thrown)
  }
}

/**
 * Checks what was given as a provider of text, when a client is made. A promise that has failed by then, or fails before
 * the first call, is no unhandled rejection: each call that asks it ends in its error.
 *
 * @throws TypeError, naming the option, never its value
 */
export const textProvider = (option: string, given: unknown): Provider<string> => {
  if (given instanceof Promise) given.catch(() => undefined)
  const usable =
    typeof given === 'function' ||
    isThenable(given) ||
    (typeof given === 'string' && given !== '' && !/\p{Surrogate}/u.test(given))
  if (usable) return given as Provider<string>
  throw new TypeError(`${option}: expected text that is not empty, or a function or promise that gives it`)
}
