import { randomUUID } from 'node:crypto'
import type { Session } from './Session'
import type { SessionStore } from './SessionStore'

export interface RenewShared {
  readonly store: SessionStore
  readonly subject: string
  /** Whether a session of the store is another than the one to replace, and not one from before it. */
  readonly isNewer: (session: Session) => boolean
  readonly refresh: () => Promise<Session | undefined>
  readonly now: () => number
  readonly wait: (ms: number) => Promise<void>
  /** The longest that a refresh may take, and that one waits for another's. */
  readonly longestMs: number
}

const pollMs = 200

/**
 * Renews a session that processes share: whoever gets the lease asks the provider, the others wait for what it writes.
 * Rejects where the store fails before: two refreshes at once may cost the user's authorization, so none is made without it.
 * What was got is used, whether or not it can be written.
 */
export const renewShared = async ({
  store,
  subject,
  isNewer,
  refresh,
  now,
  wait,
  longestMs,
}: RenewShared): Promise<Session | undefined> => {
  const owner = randomUUID()
  const endMs = now() + longestMs
  const written = async (): Promise<Session | undefined> => {
    const session = await store.read(subject)
    return session !== undefined && isNewer(session) ? session : undefined
  }
  for (;;) {
    const found = await written()
    if (found !== undefined) return found
    if (await store.lease(subject, owner, longestMs)) break
    if (now() >= endMs) throw new Error('another process renews this session and has not ended in time')
    await wait(pollMs)
  }
  let fresh: Session | undefined
  try {
    // It may have been written between the look and the lease.
    const found = await written()
    if (found !== undefined) return found
    fresh = await refresh()
    // Where the lease was lost meanwhile, another's session stands there: this one works all the same.
    if (fresh !== undefined) await store.write(subject, fresh, owner).catch(() => undefined)
    return fresh
  } finally {
    await store.release(subject, owner).catch(() => undefined)
  }
}
