import type { Operation } from '@paifang/contract'
import { defaultTransport, type Transport } from '@paifang/transport'
import type { CallOptions } from '../call/CallOptions'
import type { Client } from './Client'
import type { PolicyOptions } from './ClientOptions'
import { createClient } from './createClient'
import type { SessionContext } from '../credentials/Session'
import { createSessionKeeper, noSessions, type SessionKeeper } from '../credentials/sessionKeeper'
import type { SessionStore } from '../credentials/SessionStore'
import type { Gateway, Prepared, Signed } from '../Gateway'
import { policyOptionsOf } from './policyOptions'
import { wait as realWait } from '../waiting'

/** An operation that tells the gateway's time. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- io-ts types are invariant: any is what takes nothing as well
export type TimeOperation<G extends string> = Operation<G, any, { readonly time?: Date }>

export interface SessionClient<
  G extends string,
  P extends Prepared,
  S extends Signed,
  X extends CallOptions,
> {
  /** Of the client's options those of the policies are taken, and these: what signs is the gateway's. */
  readonly options: PolicyOptions & {
    /** Default: one of the client's own, closed with it. */
    readonly transport?: Transport & { readonly close?: () => Promise<void> }
    readonly allowInsecureHosts?: ReadonlyArray<string>
    readonly sessionStore?: SessionStore
  }
  /** The gateway over what keeps its sessions. Made twice: for the calls, and for those that fetch their sessions. */
  readonly gateway: (sessions: SessionKeeper, use: 'calls' | 'sessions') => Gateway<G, P, S, X>
  /** What is called for the gateway's time before the first call; default: it is not asked for. */
  readonly serverTime?: TimeOperation<G> | undefined
}

/** The first call waits no longer than this for the gateway's time. */
const longestTimeCallMs = 5_000

/**
 * A client whose sessions are kept and renewed. What a session provider calls through its context are calls of their own:
 * behind the calls that wait for them they would never get through a full queue.
 */
export const createSessionClient = <
  G extends string,
  P extends Prepared,
  S extends Signed,
  X extends CallOptions,
>({
  options,
  gateway,
  serverTime,
}: SessionClient<G, P, S, X>): Client<G, X> => {
  const policies = policyOptionsOf(options)
  const { allowInsecureHosts = [], sessionStore } = options
  const transport = options.transport ?? defaultTransport({ allowInsecureHosts })
  const { clock = Date.now, now = () => performance.now(), wait = realWait } = policies
  let logins: Client<G, X> | undefined
  const loginClient = (): Client<G, X> =>
    (logins ??= createClient({
      ...policies,
      transport,
      concurrency: false,
      circuitBreaker: false,
      gateway: gateway(noSessions, 'sessions'),
    }))
  const context: SessionContext = {
    call: (operation, input) => loginClient().call(operation as never, input),
    now: clock,
  }
  const keeper = createSessionKeeper({ context, now, wait, store: sessionStore })
  const askTime = async (): Promise<number | undefined> => {
    if (serverTime === undefined) return undefined
    const deadlineMs = Math.min(longestTimeCallMs, policies.deadlineMs ?? longestTimeCallMs)
    const told = await loginClient().run(serverTime, {}, { deadlineMs } as X)
    return told._tag === 'Right' ? told.right.time?.getTime() : undefined
  }
  const client = createClient({
    ...policies,
    transport,
    gateway: gateway(keeper, 'calls'),
    askTime: serverTime === undefined ? undefined : askTime,
  })
  return {
    run: client.run,
    call: client.call,
    close: async () => {
      await client.close()
      await logins?.close()
      if (options.transport === undefined) await transport.close?.()
    },
  }
}
