import { refuseUnknownOptions } from '@paifang/gateway/author'
import type { CryptoError, Result } from '@paifang/result'
import { left, right } from 'fp-ts/Either'
import { decryptText } from './field/cipher'
import { isEncrypted, readEnvelope, searchPhone, writeEnvelope, type Envelope } from './field/envelope'
import { separatorOf, type FieldType } from './field/FieldType'
import { searchIndex } from './field/searchIndex'
import { indexOf } from './keys/AppConfig'
import type { KeyEvent } from './keys/KeyEvent'
import { createKeyStore, type KeyClient, type KeyResult, type Version } from './keys/keyStore'

export interface TopSecurityOptions {
  /** Fetches the keys (`taobao.top.secret.get`), with its own policies. */
  readonly client: KeyClient
  /** The pseudo random code of the application, from the console. */
  readonly randomNum: string
  /** Milliseconds that only grow. Default: `performance.now`. */
  readonly now?: () => number
  /** Keys kept at a time; each user has up to two or three. Default 100,000. */
  readonly maxKeys?: number
  /** Marks the calls for keys as load-test traffic (`tb_eagleeyex_t`). Default `false`. */
  readonly loadTest?: boolean
  /** Told of every call for a key: also where a successor could not be fetched, and the key before still works. */
  readonly onEvent?: (event: KeyEvent) => void
  /** Epoch milliseconds, for events. Default `Date.now`. */
  readonly clock?: () => number
}

/** Whose key. */
export interface KeyOptions {
  /** The seller's session, or `customUser(id)`. Default: the application's own key, whatever session the client has. */
  readonly session?: string
}

export interface EncryptOptions extends KeyOptions {
  /** With the key before the current one. Default `current`. */
  readonly version?: 'current' | 'previous'
  /**
   * Gives the text back as it is where it cannot be encrypted: the user has no key, or a phone number is shorter than 11.
   * Default `false`: a CryptoError.
   */
  readonly allowPlain?: boolean
}

export interface DecryptOptions extends KeyOptions {
  /**
   * What is not exactly a ciphertext is a CryptoError, `not-ciphertext`. Default `false`: it is given back as it is, since
   * tables hold both, and doubled separators are forgiven, as by the official client.
   */
  readonly strict?: boolean
}

export type SearchOptions = Omit<EncryptOptions, 'allowPlain'>

export type FieldResult = Result<CryptoError, string>
export type FieldResults = ReadonlyArray<FieldResult>

/** Encrypts, decrypts and searches fields. Nothing of it throws or rejects. */
export interface TopSecurity {
  /** A text of white space comes back as it is. Equal texts have equal ciphertexts. */
  readonly encrypt: (text: string, type: FieldType, options?: EncryptOptions) => Promise<FieldResult>
  /** Like `encrypt` for each, with one look for the key. */
  readonly encryptMany: (
    texts: ReadonlyArray<string>,
    type: FieldType,
    options?: EncryptOptions,
  ) => Promise<FieldResults>
  readonly decrypt: (text: string, type: FieldType, options?: DecryptOptions) => Promise<FieldResult>
  /** Like `decrypt` for each, with one look for each key that they name. */
  readonly decryptMany: (
    texts: ReadonlyArray<string>,
    type: FieldType,
    options?: DecryptOptions,
  ) => Promise<FieldResults>
  /**
   * What ciphertexts hold of a text: `LIKE '%…%'`, of the last four digits of a phone number `LIKE '…%'`. Rows that are
   * found may be others: decrypt and compare. Less than 4 narrow or 2 wide characters find nothing.
   */
  readonly search: (text: string, type: FieldType, options?: SearchOptions) => Promise<FieldResult>
  readonly searchMany: (
    texts: ReadonlyArray<string>,
    type: FieldType,
    options?: SearchOptions,
  ) => Promise<FieldResults>
  /**
   * Whether a stored text should be encrypted anew: it is plain, or its key is not the current one of this subject. White
   * space needs none.
   */
  readonly needsReencryption: (
    text: string,
    type: FieldType,
    options?: KeyOptions,
  ) => Promise<Result<CryptoError, boolean>>
  /** Fetches the current keys of these subjects, so that what follows need not wait. */
  readonly warmUp: (
    sessions: ReadonlyArray<string | undefined>,
  ) => Promise<ReadonlyArray<Result<CryptoError, undefined>>>
  /** Forgets the keys of a subject: its session was replaced, or its authorization withdrawn. */
  readonly forget: (options?: KeyOptions) => void
  /**
   * Waits for calls for keys that are under way, at most `drainMs` (default 5,000), and forgets all keys. What needs one later
   * ends in a CryptoError, `unavailable`, code `CLOSED` of its `error`.
   */
  readonly close: (options?: { readonly drainMs?: number }) => Promise<void>
}

const names: Readonly<Record<keyof TopSecurityOptions, true>> = {
  client: true,
  randomNum: true,
  now: true,
  maxKeys: true,
  loadTest: true,
  onEvent: true,
  clock: true,
}
const optionNames: ReadonlySet<string> = new Set(Object.keys(names))

/** Texts that have nothing to hide, as Java sees white space. */
const blank = /^[\t-\r\x1c-\x20\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000]*$/

/** A column may hold null, whatever its type says: that is an error of its row, and of no other. */
const isText = (text: unknown): boolean => typeof text === 'string'

const failed = (reason: CryptoError['reason'], more: Omit<CryptoError, '_tag' | 'reason'>): FieldResult =>
  left({ _tag: 'CryptoError', reason, ...more })

const ofType = (error: CryptoError, type: FieldType): FieldResult => left({ ...error, type })

const negative = (subject: string | undefined, version: number): number =>
  subject === undefined ? -version : version

/** Whose key an envelope was written with. */
const keyOf = (
  { version }: Envelope,
  session: string | undefined,
): { readonly subject: string | undefined; readonly version: number } =>
  version < 0 ? { subject: undefined, version: -version } : { subject: session, version }

/**
 * The security client of TOP: the same bytes as the official one's. It holds keys in closures: printing or serialising it
 * shows none. One for each application.
 *
 * @throws TypeError for an option that it does not have, a blank `randomNum`, and `maxKeys` below 1
 * @see top-security of the official Java SDK 20210623; article 106214
 * @example
 * const security = createTopSecurity({ client, randomNum })
 * const stored = await security.encrypt('13800138000', 'phone', { session })
 */
export const createTopSecurity = (options: TopSecurityOptions): TopSecurity => {
  refuseUnknownOptions(options, optionNames)
  const { client, randomNum, now = () => performance.now(), maxKeys = 100_000 } = options
  if (typeof randomNum !== 'string' || randomNum.trim() === '')
    throw new TypeError('randomNum: expected the pseudo random code of the application, not empty')
  if (!(maxKeys >= 1)) throw new TypeError('maxKeys: expected a number from 1')
  const { loadTest: isLoadTest = false, clock = Date.now, onEvent } = options
  const keys = createKeyStore({ client, randomNum, now, maxKeys, isLoadTest, clock, onEvent })

  const encryptWith = (
    found: KeyResult,
    text: string,
    type: FieldType,
    { session, version = 'current', allowPlain = false }: EncryptOptions,
  ): FieldResult => {
    if (!isText(text)) return failed('plain', { type })
    if (found._tag === 'Left')
      return allowPlain && found.left.reason === 'no-key' ? right(text) : ofType(found.left, type)
    const { key, version: held } = found.right
    const fieldKey = { key, version: negative(session, held) }
    const written = writeEnvelope(text, type, fieldKey, indexOf(keys.config(), type, version))
    if (written !== undefined) return right(written)
    return allowPlain && type === 'phone' ? right(text) : failed('plain', { type })
  }

  const decryptWith = (found: KeyResult, envelope: Envelope, type: FieldType): FieldResult => {
    const version = String(envelope.version)
    if (found._tag === 'Left') return ofType({ ...found.left, version }, type)
    const text = decryptText(found.right.key, envelope.ciphertext)
    return text === undefined ? failed('corrupt', { type, version }) : right(envelope.head + text)
  }

  /** What needs no key: a text that is no ciphertext. */
  const opened = (text: string, type: FieldType, strict: boolean): Envelope | FieldResult => {
    if (!isText(text)) return failed('not-ciphertext', { type })
    const envelope = readEnvelope(text, type, strict)
    if (envelope !== undefined) return envelope
    if (strict || (text.length >= 4 && separatorOf(type) === undefined))
      return failed('not-ciphertext', { type })
    return right(text)
  }

  const searchWith = (found: KeyResult, text: string, type: FieldType): FieldResult => {
    if (!isText(text)) return failed('plain', { type })
    if (found._tag === 'Left') return ofType(found.left, type)
    if (separatorOf(type) === undefined) return failed('plain', { type })
    if (type !== 'phone') return right(searchIndex(found.right.key, text, keys.config()))
    return text.length === 4 ? right(searchPhone(found.right.key, text)) : failed('plain', { type })
  }

  const find = (session: string | undefined, version: Version): KeyResult | Promise<KeyResult> =>
    keys.find(session, version)

  /** For each text, with the key of one version; it is not looked for where no text needs it. */
  const each = async (
    texts: ReadonlyArray<string>,
    { session, version = 'current' }: EncryptOptions,
    use: (found: KeyResult, text: string) => FieldResult,
  ): Promise<FieldResults> => {
    if (texts.every((text) => blank.test(text))) return texts.map((text) => right(text))
    const finding = find(session, version)
    const found = finding instanceof Promise ? await finding : finding
    return texts.map((text) => (blank.test(text) ? right(text) : use(found, text)))
  }

  const decryptMany: TopSecurity['decryptMany'] = async (texts, type, { session, strict = false } = {}) => {
    const read = texts.map((text) => opened(text, type, strict))
    const found = new Map<string, KeyResult | Promise<KeyResult>>()
    for (const envelope of read) {
      if ('_tag' in envelope || found.has(String(envelope.version))) continue
      const { subject, version } = keyOf(envelope, session)
      found.set(String(envelope.version), find(subject, version))
    }
    const held = new Map<string, KeyResult>()
    for (const [version, finding] of found) held.set(version, await finding)
    return read.map((envelope) =>
      '_tag' in envelope
        ? envelope
        : decryptWith(held.get(String(envelope.version)) as KeyResult, envelope, type),
    )
  }

  return {
    encrypt: async (text, type, given = {}) => {
      if (blank.test(text)) return right(text)
      const finding = find(given.session, given.version ?? 'current')
      return encryptWith(finding instanceof Promise ? await finding : finding, text, type, given)
    },
    encryptMany: (texts, type, given = {}) =>
      each(texts, given, (found, text) => encryptWith(found, text, type, given)),
    decrypt: async (text, type, { session, strict = false } = {}) => {
      const envelope = opened(text, type, strict)
      if ('_tag' in envelope) return envelope
      const { subject, version } = keyOf(envelope, session)
      const finding = find(subject, version)
      return decryptWith(finding instanceof Promise ? await finding : finding, envelope, type)
    },
    decryptMany,
    search: async (text, type, given = {}) => {
      if (blank.test(text)) return right(text)
      const { session, version = 'current' } = given
      return searchWith(await find(session, version), text, type)
    },
    searchMany: (texts, type, given = {}) =>
      each(texts, given, (found, text) => searchWith(found, text, type)),
    needsReencryption: async (text, type, { session } = {}) => {
      if (!isText(text)) return left({ _tag: 'CryptoError', reason: 'not-ciphertext', type })
      if (blank.test(text)) return right(false)
      const envelope = readEnvelope(text, type, false)
      if (envelope === undefined) return right(true)
      const found = await find(session, 'current')
      if (found._tag === 'Left') return left({ ...found.left, type })
      return right(envelope.version !== negative(session, found.right.version))
    },
    warmUp: async (sessions) => {
      const found = await Promise.all(sessions.map(async (session) => find(session, 'current')))
      return found.map((result) => (result._tag === 'Left' ? result : right(undefined)))
    },
    forget: ({ session } = {}) => {
      keys.forget(session)
    },
    close: async ({ drainMs = 5_000 } = {}) => {
      keys.close()
      let timer: NodeJS.Timeout | undefined
      const ended = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, drainMs)
        timer.unref()
      })
      await Promise.race([keys.settled(), ended])
      clearTimeout(timer)
    },
  }
}

/**
 * The session of a user of the application's own, who was registered by `taobao.top.secret.register`.
 *
 * @throws TypeError for an id that is no whole number from 0
 */
export const customUser = (id: string | number | bigint): string => {
  const text = String(id)
  if (!/^\d{1,19}$/.test(text))
    throw new TypeError('id: expected a whole number from 0, of at most 19 digits')
  return `_${text}`
}

/** Whether one of the texts, or each of them, has the form of a ciphertext. `false` for none. */
export const anyEncrypted = (texts: ReadonlyArray<string>, type: FieldType): boolean =>
  texts.some((text) => isEncrypted(text, type))

export const allEncrypted = (texts: ReadonlyArray<string>, type: FieldType): boolean =>
  texts.length > 0 && texts.every((text) => isEncrypted(text, type))
