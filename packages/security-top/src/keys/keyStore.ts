import { createSecretKey, randomBytes, type KeyObject } from 'node:crypto'
import { topSecretGet, type TopSecretGet } from '@paifang/api-top-platform'
import type { CallOptions, Run } from '@paifang/gateway'
import { emit, errorFacts } from '@paifang/gateway/author'
import type { CryptoError, Result } from '@paifang/result'
import { left, right } from 'fp-ts/Either'
import { defaultConfig, readAppConfig, type AppConfig } from './AppConfig'
import { keyFailure } from './keyFailure'
import type { KeyEvent } from './KeyEvent'

/** Which key of a subject: a number is the version that a ciphertext names, always positive. */
export type Version = 'current' | 'previous' | number

/** A key that may be used. */
export interface HeldKey {
  readonly key: KeyObject
  /** Always positive. */
  readonly version: number
}

export type KeyResult = Result<CryptoError, HeldKey>

/** A client of TOP: `createTopClient`. */
export interface KeyClient {
  readonly run: Run<'top', CallOptions & { readonly params?: Readonly<Record<string, string>> }>
}

/** What the key service is asked for, and when. */
export interface KeyStoreOptions {
  readonly client: KeyClient
  readonly randomNum: string
  /** Milliseconds that only grow. */
  readonly now: () => number
  readonly maxKeys: number
  readonly isLoadTest: boolean
  /** Epoch milliseconds, for events. */
  readonly clock: () => number
  readonly onEvent: ((event: KeyEvent) => void) | undefined
}

export interface KeyStore {
  /**
   * The key of a session, of a user of the application's own (`_77`), or of the application (`undefined`). A Promise only
   * where it has to be fetched; it never rejects.
   */
  readonly find: (subject: string | undefined, version: Version) => KeyResult | Promise<KeyResult>
  readonly config: () => AppConfig
  readonly forget: (subject: string | undefined) => void
  readonly settled: () => Promise<unknown>
  /** Nothing is found any more, and no key is kept. */
  readonly close: () => void
}

interface Fetch {
  readonly isRefresh: boolean
  /** Its subject was forgotten while it ran: what comes of it is given, but not kept. */
  isForgotten: boolean
  result: Promise<KeyResult>
}

interface Entry {
  readonly result: KeyResult
  readonly freshUntilMs: number
  readonly validUntilMs: number
  failures: number
  retryAtMs: number
}

/** The official client remembers for so long that a user has no key. */
const noKeyS = 300
const firstRetryMs = 1_000
const longestRetryMs = 60_000

// The application's key is asked for without a session, whatever the client's own.
const ofApplication: typeof topSecretGet = { ...topSecretGet, session: 'none' }

const ofSubject = (subject: string | undefined): string => (subject === undefined ? 'a' : `s${subject}`)
const nameOf = (subject: string | undefined, version: Version): string => `${version}\n${ofSubject(subject)}`

/**
 * Keys by subject and version. Fresh ones are given at once, as are older ones until they end, while one call for each
 * fetches its successor; callers that need the same key wait for the same call. Keys stay in closures.
 */
export const createKeyStore = ({
  client,
  randomNum,
  now,
  maxKeys,
  isLoadTest,
  clock,
  onEvent,
}: KeyStoreOptions): KeyStore => {
  const entries = new Map<string, Entry>()
  const fetching = new Map<string, Fetch>()
  let config = defaultConfig
  let isClosed = false

  /** Keys in use are fetched again now and then: the first of the map is one that nobody has asked for. */
  const keep = (name: string, entry: Entry): void => {
    entries.delete(name)
    entries.set(name, entry)
    if (entries.size <= maxKeys) return
    const [oldest] = entries.keys()
    if (oldest !== undefined) entries.delete(oldest)
  }

  /** What the key service answered, to be kept; without an entry where it has to be asked again. */
  const read = (answer: TopSecretGet.Output): { readonly result: KeyResult; readonly entry?: Entry } => {
    const { secret, secret_version, interval, max_interval, app_config } = answer
    config = readAppConfig(app_config) ?? config
    if (secret === undefined || secret === '') {
      const result = left<CryptoError>({ _tag: 'CryptoError', reason: 'no-key' })
      return config.isBeta ? { result, entry: lasting(result, now(), noKeyS, noKeyS) } : { result }
    }
    const bytes = Buffer.from(secret, 'base64')
    if (bytes.length !== 16 || secret_version === undefined || secret_version < 0)
      return { result: left({ _tag: 'CryptoError', reason: 'unavailable' }) }
    const result = right({ key: createSecretKey(bytes), version: secret_version })
    bytes.fill(0)
    return { result, entry: lasting(result, now(), interval ?? 300, max_interval ?? 600) }
  }

  const ask = async (
    subject: string | undefined,
    version: Version,
  ): Promise<{ readonly result: KeyResult; readonly entry?: Entry }> => {
    const isUser = subject?.startsWith('_') === true
    // Without a session the application's key would be answered, and be taken for the seller's.
    const isBlank = subject?.trim() === ''
    if (isBlank || (isUser && !/^_\d{1,19}$/.test(subject)))
      return { result: left({ _tag: 'CryptoError', reason: 'session' }) }
    const input: TopSecretGet.Input = {
      random_num: randomNum,
      ...(version === 'current' ? {} : { secret_version: version === 'previous' ? -1 : version }),
      ...(isUser ? { customer_user_id: subject.slice(1) } : {}),
    }
    const marked = isLoadTest ? { params: { tb_eagleeyex_t: '1' } } : {}
    const answered =
      subject === undefined || isUser
        ? await client.run(ofApplication, input, marked)
        : await client.run(topSecretGet, input, { ...marked, session: subject })
    if (answered._tag === 'Right') return read(answered.right)
    const failure = keyFailure(answered.left)
    const result = left(failure)
    return failure.reason === 'no-key'
      ? { result, entry: lasting(result, now(), noKeyS, noKeyS) }
      : { result }
  }

  const tell = (result: KeyResult, beganMs: number, isRefresh: boolean): void => {
    if (onEvent === undefined) return
    const failed = result._tag === 'Left' ? result.left : undefined
    emit(onEvent, {
      type: 'key.fetched',
      id: randomBytes(6).toString('hex'),
      gateway: 'top',
      method: topSecretGet.method,
      atMs: clock(),
      durationMs: now() - beganMs,
      outcome: failed?._tag ?? 'ok',
      isRefresh,
      ...(result._tag === 'Right' ? { version: result.right.version } : {}),
      ...(failed?.error === undefined ? {} : errorFacts(failed.error)),
      ...(failed === undefined ? {} : errorFacts(failed)),
    })
  }

  const fetch = async (subject: string | undefined, version: Version, running: Fetch): Promise<KeyResult> => {
    const beganMs = now()
    const { result, entry } = await ask(subject, version)
    tell(result, beganMs, running.isRefresh)
    if (entry === undefined || running.isForgotten || isClosed) return result
    const name = nameOf(subject, version)
    if (version === 'current' && versionOf(entries.get(name)?.result) !== versionOf(result))
      entries.delete(nameOf(subject, 'previous'))
    keep(name, entry)
    // What was written with this key names its version: no need to ask for it again.
    if (typeof version !== 'number' && result._tag === 'Right')
      keep(nameOf(subject, result.right.version), entry)
    return result
  }

  const fetchOnce = (
    subject: string | undefined,
    version: Version,
    name: string,
    isRefresh = false,
  ): Promise<KeyResult> => {
    const known = fetching.get(name)
    if (known !== undefined) return known.result
    const running: Fetch = { isRefresh, isForgotten: false, result: Promise.resolve(unavailable) }
    fetching.set(name, running)
    running.result = fetch(subject, version, running)
      .catch(() => unavailable)
      .finally(() => {
        if (fetching.get(name) === running) fetching.delete(name)
      })
    return running.result
  }

  const refresh = (subject: string | undefined, version: Version, name: string, entry: Entry): void => {
    if (fetching.has(name) || now() < entry.retryAtMs) return
    void fetchOnce(subject, version, name, true).then((result) => {
      if (result._tag === 'Right') return
      entry.failures += 1
      entry.retryAtMs = now() + Math.min(longestRetryMs, firstRetryMs * 2 ** (entry.failures - 1))
    })
  }

  const forget = (subject: string | undefined): void => {
    const end = `\n${ofSubject(subject)}`
    for (const name of entries.keys()) if (name.endsWith(end)) entries.delete(name)
    for (const [name, running] of fetching) {
      if (!name.endsWith(end)) continue
      running.isForgotten = true
      fetching.delete(name)
    }
  }

  return {
    find: (subject, version) => {
      if (isClosed) return closed
      const name = nameOf(subject, version)
      const entry = entries.get(name)
      const atMs = entry === undefined ? 0 : now()
      if (entry === undefined || atMs >= entry.validUntilMs) {
        entries.delete(name)
        return fetchOnce(subject, version, name)
      }
      if (atMs >= entry.freshUntilMs) refresh(subject, version, name, entry)
      return entry.result
    },
    config: () => config,
    forget,
    settled: () => Promise.all([...fetching.values()].map(({ result }) => result)),
    close: () => {
      isClosed = true
      entries.clear()
    },
  }
}

const unavailable: KeyResult = left({ _tag: 'CryptoError', reason: 'unavailable' })

/** As a client says it that is closed. */
const closed: KeyResult = left({
  _tag: 'CryptoError',
  reason: 'unavailable',
  error: {
    _tag: 'TransportError',
    method: topSecretGet.method,
    reason: 'request',
    sent: 'no',
    code: 'CLOSED',
    message: 'the security client is closed',
  },
})

const versionOf = (result: KeyResult | undefined): number | undefined =>
  result?._tag === 'Right' ? result.right.version : undefined

const lasting = (result: KeyResult, atMs: number, intervalS: number, maxIntervalS: number): Entry => {
  const freshMs = Math.max(0, intervalS * 1_000)
  return {
    result,
    freshUntilMs: atMs + freshMs,
    validUntilMs: atMs + Math.max(freshMs, maxIntervalS * 1_000),
    failures: 0,
    retryAtMs: 0,
  }
}
