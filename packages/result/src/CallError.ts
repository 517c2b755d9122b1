/** Every way a call can fail: plain tagged data, JSON-serialisable, divided by who must act. */
export type CallError<C extends string = string, O = unknown> =
  InputError | TransportError | ProtocolError | GatewayError | BusinessError<C, O> | OutputError

/** One thing wrong at one place. Never carries the value. */
export interface Issue {
  /** Where, as a caller would write it: `user_blacklist_request.blacklist[0].mobile`; `''` is the whole value. */
  readonly path: string
  /** What would have been right there, e.g. `text of digits, bigint or safe integer`. */
  readonly expected: string
}

/** What code that is not ours threw: a credential function, a provider, a transport, a policy, a codec. */
export interface Cause {
  /** Of the error: `TypeError`; of anything else that was thrown its type: `string`. */
  readonly name: string
  /** Its own words, scrubbed of what the client knows to be secret, on one line. */
  readonly message: string
  /** The system's code, e.g. `ECONNREFUSED`. */
  readonly code?: string
}

/** The caller must act: nothing was sent. */
export interface InputError {
  readonly _tag: 'InputError'
  readonly method: string
  /** What was wrong: the operation's input, the options of the call, the credentials, the session, or this client's clock. */
  readonly subject: 'input' | 'options' | 'credentials' | 'session' | 'clock'
  readonly issues: ReadonlyArray<Issue>
  /** What was thrown where a credential, a session or the input was read. */
  readonly cause?: Cause
}

/**
 * Why no answer was had. `timeout`: one attempt's own limit; `deadline`: the whole call's; `aborted`: the
 * caller's signal; `overloaded` and `circuit-open`: refused by this client's own policies, nothing was sent.
 */
export type TransportReason =
  | 'timeout'
  | 'deadline'
  | 'aborted'
  | 'dns'
  | 'connect'
  | 'tls'
  | 'reset'
  | 'proxy'
  | 'request'
  | 'overloaded'
  | 'circuit-open'
  | 'unknown'

/** The network must recover: no complete answer came. */
export interface TransportError {
  readonly _tag: 'TransportError'
  /** Wire name of the operation; absent when a Transport is used by itself. */
  readonly method?: string
  readonly reason: TransportReason
  /** `no`: the gateway cannot have seen the request. `maybe`: it may have been carried out. */
  readonly sent: 'no' | 'maybe'
  /** The system's own code, e.g. `ECONNRESET`. */
  readonly code?: string
  /** Where the request went, or would have gone: `gw.api.taobao.com:443`. */
  readonly host?: string
  /** English, masked. */
  readonly message: string
  /** What was thrown where nothing should have been, under `unknown`. */
  readonly cause?: Cause
  /** The name of the policy that threw it. */
  readonly policy?: string
}

/** Why the bytes of an answer cannot be read. Holds none of them. */
export interface Flaw {
  /**
   * `charset`: bytes that are not in the charset of the answer (UTF-8 where it names none), or a charset nobody knows.
   * `compressed`: compressed bytes whose `Content-Encoding` does not say so, or not how. `cut`: it ends before what it holds
   * is complete. `syntax`: it is neither JSON nor XML at that place. `document-type`:
   * XML that defines its own entities. `too-deep`, `too-many-values`: more than the client's limits allow.
   */
  readonly kind:
    'charset' | 'compressed' | 'cut' | 'syntax' | 'document-type' | 'too-deep' | 'too-many-values'
  /** Where, from the start: bytes for `charset`, else UTF-16 units. Absent where it is not known. */
  readonly offset?: number
}

/** Something answered, but not in the gateway's language: a proxy, an outage page, a truncated body. */
export interface ProtocolError {
  readonly _tag: 'ProtocolError'
  readonly method: string
  readonly reason: 'status' | 'empty' | 'unparsable' | 'envelope' | 'too-large'
  /** HTTP status of the answer. */
  readonly status: number
  /** Where it came from: host and path, without a query: `gw.api.taobao.com/router/rest`. */
  readonly from?: string
  /** As the answer names it: `text/html; charset=utf-8`. */
  readonly contentType?: string
  /** Where a redirect points, which is not followed: without a query: `https://login.example.com/portal`. */
  readonly location?: string
  /** What in the answer could not be read, where it was tried. */
  readonly flaw?: Flaw
  /** A batch that was answered with more or fewer parts than it had items. */
  readonly parts?: { readonly asked: number; readonly answered: number }
  /** The first characters of the answer, masked; `''` when there are none. */
  readonly excerpt: string
}

export type GatewayErrorKind =
  | 'signature'
  | 'credentials'
  | 'session'
  | 'permission'
  | 'throttled'
  | 'clock'
  | 'parameters'
  | 'method'
  | 'duplicate'
  | 'unavailable'
  | 'unlisted'

/** A sentence for a person, in both languages. */
export interface Advice {
  readonly en: string
  readonly zh: string
}

/** The gateway refused: the account or the platform must act. */
export interface GatewayError {
  readonly _tag: 'GatewayError'
  readonly method: string
  /** `top`, `opretail`, or a gateway that someone adds. */
  readonly gateway: string
  readonly kind: GatewayErrorKind
  /** The raw code as text: `25`, `-500`. */
  readonly code: string
  /** The documented name of the code, e.g. `Invalid Signature`, `SIGN_WRONG`; the raw message's own when unlisted. */
  readonly name: string
  readonly subCode?: string
  /** The gateway's own words (`sub_msg` when there is one), entities decoded, masked. */
  readonly message: string
  readonly requestId?: string
  /** Whether the same request may succeed later, as the code says. The operation decides whether it may be repeated. */
  readonly retryable: boolean
  /** `no`: the gateway was not asked. It refused a call like this one before and said until when. */
  readonly sent?: 'no'
  /** How long the gateway said to wait, or what is left of it. */
  readonly retryAfterMs?: number
  /** Whom a throttle hits. */
  readonly scope?: 'user' | 'session' | 'partner' | 'app' | 'api' | 'app-api' | 'dynamic'
  /** Why the session it refused could not be renewed, where that was tried. */
  readonly cause?: Cause
  /** What to do next. */
  readonly advice: Advice
}

/** The gateway delivered, and the answer itself says "failed": the caller's business must act. */
export interface BusinessError<C extends string = string, O = unknown> {
  readonly _tag: 'BusinessError'
  readonly method: string
  /** One of the codes the document lists, else `unlisted`. */
  readonly code: C | 'unlisted'
  readonly rawCode: string
  /** Which member of the answer says that it failed, where no code does or the code says that all is well: `result.success`. */
  readonly mark?: string
  readonly message: string
  readonly requestId?: string
  /** What the answer itself says of a repeat; `false` when it says nothing. */
  readonly retryable: boolean
  /** The decoded answer. Not enumerable: printing or serialising the error does not show it. */
  readonly output: O
}

/** Builds a `BusinessError` whose `output` is there for the program and invisible to printing and JSON. */
export const businessError = <C extends string, O>(
  fields: Omit<BusinessError<C, O>, '_tag'>,
): BusinessError<C, O> => {
  const { output, ...shown } = fields
  return hidden({ _tag: 'BusinessError' as const, ...shown }, 'output', output)
}

/** A success whose shape the specification does not know: the specification is out of date. */
export interface OutputError {
  readonly _tag: 'OutputError'
  readonly method: string
  readonly issues: ReadonlyArray<Issue>
  readonly requestId?: string
  /** What the codec threw, where it threw. */
  readonly cause?: Cause
  /** The answer as parsed. Not enumerable: printing or serialising the error does not show it. */
  readonly raw: unknown
}

/** Builds an `OutputError` whose `raw` answer is there for the program and invisible to printing and JSON. */
export const outputError = (fields: Omit<OutputError, '_tag'>): OutputError => {
  const { raw, ...shown } = fields
  return hidden({ _tag: 'OutputError' as const, ...shown }, 'raw', raw)
}

/** Adds a property that `console.log`, `JSON.stringify`, `Object.keys` and spreads do not see. */
const hidden = <T extends object, K extends string, V>(
  shown: T,
  key: K,
  value: V,
): T & { readonly [P in K]: V } =>
  Object.defineProperty(shown, key, { value, enumerable: false }) as T & { readonly [P in K]: V }
