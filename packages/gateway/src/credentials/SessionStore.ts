import { timerMs } from '@paifang/transport'
import type { Session } from './Session'

/**
 * Sessions that processes share, so that each is renewed once over all of them. Asked only when one has to be renewed.
 * An implementation keeps to `test/support/sessionStoreContract.ts`.
 */
export interface SessionStore {
  /** The newest session of a subject that anyone has written. */
  readonly read: (subject: string) => Promise<Session | undefined>
  /** Takes the right to renew, for no longer than `ttlMs`: `false` while another owner has it. */
  readonly lease: (subject: string, owner: string, ttlMs: number) => Promise<boolean>
  /** Writes a session and gives the right back. `false`: the owner has lost it by now, and nothing is written. */
  readonly write: (subject: string, session: Session, owner: string) => Promise<boolean>
  /** Gives the right back without a session. Nothing happens where another owner has it. */
  readonly release: (subject: string, owner: string) => Promise<void>
}

/** A store for the clients of one process. `now`: milliseconds that only grow; default `performance.now`. */
export const memorySessionStore = (now: () => number = () => performance.now()): SessionStore => {
  const sessions = new Map<string, Session>()
  const leases = new Map<string, { readonly owner: string; readonly endsMs: number }>()
  const holds = (subject: string, owner: string): boolean => {
    const lease = leases.get(subject)
    return lease?.owner === owner && now() < lease.endsMs
  }
  return {
    read: (subject) => Promise.resolve(sessions.get(subject)),
    lease: (subject, owner, ttlMs) => {
      const lease = leases.get(subject)
      const isFree = lease === undefined || lease.owner === owner || now() >= lease.endsMs
      if (isFree) leases.set(subject, { owner, endsMs: now() + timerMs(ttlMs) })
      return Promise.resolve(isFree)
    },
    write: (subject, session, owner) => {
      const isOurs = holds(subject, owner)
      if (isOurs) {
        sessions.set(subject, session)
        leases.delete(subject)
      }
      return Promise.resolve(isOurs)
    },
    release: (subject, owner) => {
      if (holds(subject, owner)) leases.delete(subject)
      return Promise.resolve()
    },
  }
}
