import { readCredential, unreadable, type SessionSource } from '@paifang/gateway'

export type ReadSession = string | undefined | typeof unreadable

const asSession = (value: unknown): ReadSession => {
  if (value === undefined || value === null || value === '') return undefined
  return typeof value === 'string' ? value : unreadable
}

/** The session now; `undefined`: there is none. What a provider throws is dropped: it may hold the session. */
export const readSession = (source: SessionSource | undefined): ReadSession | Promise<ReadSession> => {
  if (source === undefined || typeof source === 'string') return source === '' ? undefined : source
  const got = readCredential(typeof source === 'function' ? source : optional(() => source.get()))
  return got instanceof Promise ? got.then(asSession) : asSession(got)
}

type Get = () => string | undefined | Promise<string | undefined>

/** "None" is an answer of a provider, not a failure. */
const optional = (get: Get) => (): string | Promise<string> => {
  const got = get()
  return typeof got === 'object' ? Promise.resolve(got).then((value) => value ?? '') : (got ?? '')
}
