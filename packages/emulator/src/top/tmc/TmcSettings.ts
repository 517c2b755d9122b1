/** What of the message channel may be chosen; none of it is documented: `startEmulator({ top: { tmc: { … } } })`. */
export interface TmcSettings {
  /** When what was delivered and not confirmed, or failed, comes again; ms, default 5 minutes. */
  readonly redeliverMs: number
  /** Whether messages come without being pulled; default `true`. */
  readonly pushes: boolean
  /** How many messages a connection has unconfirmed at most, and how many one pull brings; default 1,000. */
  readonly window: number
  /** A connection without any frame for so long, or up to twice that, is closed with 1011; ms, default never. */
  readonly idleMs: number
  /** Whether a CONNECT needs the token of `taobao.tmc.auth.get`; default `false`: it is judged where it is sent. */
  readonly demandsToken: boolean
}

export const defaultTmcSettings: TmcSettings = {
  redeliverMs: 300_000,
  pushes: true,
  window: 1_000,
  idleMs: Infinity,
  demandsToken: false,
}
